package cn.jiuxiao.server.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The demo's fair, stores and people: every place that sells can sell, and everyone who should can
 * sign in.
 */
class DemoPlacesTest {

  private static final DemoFile PRODUCTS = DemoFile.demo("products");
  private static final Set<String> FRESH =
      Set.of("FRUIT", "VEGETABLE", "MUSHROOM", "EGG", "MEAT_POULTRY", "FRESH_AQUATIC");

  @Test
  void theFairHasTwoHallsWithSixtyBoothsOfWhichFortyFiveAreTaken() {
    assertThat(DemoFile.demo("halls").rows()).hasSize(2);
    assertThat(booths()).hasSize(60);
    assertThat(DemoFile.demo("exhibitors").rows()).hasSize(45);
    assertThat(DemoFile.demo("stores").rows()).hasSize(3);
  }

  @Test
  void boothsAreTheHallsOwn() {
    assertThat(booths())
        .doesNotHaveDuplicates()
        .containsAll(DemoFile.demo("exhibitors").column("booth"));
  }

  @Test
  void hallsHaveRoomForTheirGrid() {
    assertThat(DemoFile.demo("halls").rows())
        .allSatisfy(
            hall -> {
              int rows = hall.number("rows");
              int aisles = (rows - 1) / hall.number("rows_together");
              assertThat(hall.number("width_dm"))
                  .isGreaterThanOrEqualTo(
                      2 * hall.number("margin_dm")
                          + hall.number("columns") * hall.number("booth_width_dm"));
              assertThat(hall.number("depth_dm"))
                  .isGreaterThanOrEqualTo(
                      2 * hall.number("margin_dm")
                          + rows * hall.number("booth_depth_dm")
                          + aisles * hall.number("aisle_dm"));
            });
  }

  @Test
  void theFairIsOpenOnTheSeventeenthOfOctober() {
    var fair = DemoFile.demo("fair").rows().getFirst();
    var day = LocalDate.of(LocalDate.parse(fair.get("first_day")).getYear(), 10, 17);
    assertThat(day)
        .isBetween(LocalDate.parse(fair.get("first_day")), LocalDate.parse(fair.get("last_day")));
  }

  @Test
  void everyPlaceThatSellsHasACashierAndSomethingToSell() {
    var sellers = sellers();
    assertThat(DemoFile.demo("cashiers").column("place")).isEqualTo(sellers.keySet());
    var profiles = profiles();
    assertThat(sellers)
        .allSatisfy(
            (place, vendors) -> {
              var column = booths().contains(place) ? "at_fair" : "at_store";
              assertThat(PRODUCTS.rows())
                  .anyMatch(
                      product ->
                          vendors.contains(product.get("vendor"))
                              && profiles.get(product.get("code")).get(column).equals("true"));
            });
  }

  @Test
  void freshProduceSellsOnlyInItsSeason() {
    var profiles = profiles();
    assertThat(profiles.keySet()).isEqualTo(PRODUCTS.column("code"));
    assertThat(PRODUCTS.rows())
        .filteredOn(product -> FRESH.contains(product.get("category")) && !inSeason(product, 10))
        .isNotEmpty()
        .allSatisfy(
            product ->
                assertThat(profiles.get(product.get("code")).cells())
                    .containsEntry("at_fair", "false")
                    .containsEntry("at_store", "false"));
  }

  @Test
  void typicalQuantitiesCanBeSold() {
    assertThat(DemoFile.demo("sales_profile").rows())
        .allSatisfy(
            row -> {
              int step = row.number("quantity_step_milli");
              assertThat(row.number("popularity")).isPositive();
              assertThat(row.number("quantity_min_milli")).isPositive();
              assertThat(row.number("quantity_min_milli") % step).isZero();
              assertThat(row.number("quantity_max_milli"))
                  .isGreaterThanOrEqualTo(row.number("quantity_min_milli"));
              if (PRODUCTS.row("code", row.get("product")).get("sales_unit").equals("PIECE")) {
                assertThat(step % 1000).isZero();
              }
            });
  }

  @Test
  void whatIsSoldOnAccountIsSoldWhereAndWhenATillSellsIt() {
    var fair = DemoFile.demo("fair").rows().getFirst();
    var fairBegins = LocalDate.parse(fair.get("first_day"));
    assertThat(DemoFile.demo("on_account").rows())
        .allSatisfy(
            row -> {
              var vendor = PRODUCTS.row("code", row.get("product")).get("vendor");
              assertThat(sellers().get(row.get("place"))).contains(vendor);
              var from =
                  booths().contains(row.get("place")) ? fairBegins : Fortnight.firstDay(fairBegins);
              assertThat(LocalDate.parse(row.get("date")))
                  .isBetween(from, LocalDate.parse(fair.get("last_day")));
            });
    assertThat(DemoFile.demo("unit_payments").rows())
        .isNotEmpty()
        .allSatisfy(
            paid ->
                assertThat(DemoFile.demo("on_account").rows())
                    .anyMatch(
                        row ->
                            row.get("place").equals(paid.get("place"))
                                && row.get("unit").equals(paid.get("unit"))
                                && row.get("date").compareTo(paid.get("paid_on")) <= 0));
  }

  @Test
  void everyRoleAndEveryCountyHasSomeoneWhoSignsIn() {
    var users = DemoFile.demo("users");
    assertThat(users.column("role"))
        .containsExactlyInAnyOrder(
            "ADMINISTRATOR",
            "PROGRAMME_OFFICE",
            "COUNTY_OFFICER",
            "MEMBER_UNIT",
            "FAIR_ORGANIZER",
            "VENDOR",
            "STORE_MANAGER",
            "CASHIER",
            "INSPECTOR");
    assertThat(users.rows())
        .filteredOn(row -> row.get("role").equals("COUNTY_OFFICER"))
        .extracting(row -> row.get("region"))
        .containsExactlyInAnyOrderElementsOf(DemoFile.demo("vendors").column("region"));
  }

  /** The vendors whose goods are sold, by place. */
  private static Map<String, Set<String>> sellers() {
    var sellers = new HashMap<String, Set<String>>();
    DemoFile.demo("exhibitors")
        .rows()
        .forEach(row -> sellers.put(row.get("booth"), Set.of(row.get("vendor"))));
    for (var row : DemoFile.demo("counter_vendors").rows()) {
      sellers.computeIfAbsent(row.get("counter"), _ -> new HashSet<>()).add(row.get("vendor"));
    }
    return sellers;
  }

  private static Map<String, DemoFile.Row> profiles() {
    return DemoFile.demo("sales_profile").rows().stream()
        .collect(Collectors.toMap(row -> row.get("product"), row -> row));
  }

  private static List<String> booths() {
    var booths = new ArrayList<String>();
    for (var hall : DemoFile.demo("halls").rows()) {
      assertThat(hall.get("numbering")).isEqualTo("CONTINUOUS");
      int booth = hall.number("first_number");
      int end = booth + hall.number("rows") * hall.number("columns");
      IntStream.range(booth, end)
          .mapToObj(number -> hall.get("prefix") + number)
          .forEach(booths::add);
    }
    return booths;
  }

  private static boolean inSeason(DemoFile.Row product, int month) {
    var season = product.get("season").split("-", 2);
    int first = Integer.parseInt(season[0]);
    int last = Integer.parseInt(season[1]);
    return first <= last ? first <= month && month <= last : first <= month || month <= last;
  }
}
