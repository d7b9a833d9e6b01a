package cn.jiuxiao.server.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The demo's files lead to one another, and vendors and products are sound: what a person edits
 * wrongly is named by file and line.
 */
class DemoDataTest {

  private static final DemoFile VENDORS = DemoFile.demo("vendors");
  private static final DemoFile PRODUCTS = DemoFile.demo("products");
  private static final DemoFile REGIONS = DemoFile.reference("regions");
  private static final LocalDate PLAN = LocalDate.of(2019, 7, 24);

  @Test
  void thereIsEnoughToShow() {
    assertThat(VENDORS.rows()).hasSizeGreaterThanOrEqualTo(44);
    assertThat(PRODUCTS.rows()).hasSizeGreaterThanOrEqualTo(210);
    assertThat(DemoFile.demo("visitors").rows()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(PRODUCTS.rows().stream().filter(row -> !row.has("eligibility_reason")))
        .hasSizeGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({
    "vendors, code",
    "vendors, name",
    "vendors, phone",
    "products, code",
    "products, name",
    "visitors, number",
    "visitors, phone",
    "exhibitors, vendor",
    "exhibitors, booth",
    "counters, code",
    "users, username",
    "sales_profile, product"
  })
  void aKeyIsItsOwn(String file, String column) {
    assertThat(DemoFile.demo(file).rows())
        .extracting(row -> row.get(column))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "vendors, region, reference/regions, code",
    "products, vendor, demo/vendors, code",
    "products, eligibility_reason, reference/eligibility_reasons, code",
    "certificates, product, demo/products, code",
    "certificates, type, reference/certificate_types, code",
    "inspections, product, demo/products, code",
    "fair, region, reference/regions, code",
    "fair, organizer, demo/users, username",
    "halls, fair, demo/fair, code",
    "exhibitors, fair, demo/fair, code",
    "exhibitors, vendor, demo/vendors, code",
    "stores, region, reference/regions, code",
    "sections, store, demo/stores, code",
    "counters, section, demo/sections, code",
    "counters, region, reference/regions, code",
    "counter_vendors, counter, demo/counters, code",
    "counter_vendors, vendor, demo/vendors, code",
    "users, region, reference/regions, code",
    "users, unit, reference/units, code",
    "users, vendor, demo/vendors, code",
    "users, store, demo/stores, code",
    "on_account, unit, reference/units, code",
    "on_account, product, demo/products, code",
    "unit_payments, unit, reference/units, code",
    "sales_profile, product, demo/products, code"
  })
  void aReferenceLeadsSomewhere(String file, String column, String toFile, String toColumn) {
    var known =
        (toFile.startsWith("demo/")
                ? DemoFile.demo(toFile.substring(5))
                : DemoFile.reference(toFile.substring(10)))
            .column(toColumn);
    assertThat(DemoFile.demo(file).rows())
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(!row.has(column) || known.contains(row.get(column))).isTrue());
  }

  @Test
  void aProductStandsInACategoryThatHasAParent() {
    var leaves =
        DemoFile.reference("product_categories").rows().stream()
            .filter(row -> row.has("parent"))
            .map(row -> row.get("code"))
            .collect(Collectors.toSet());
    assertThat(PRODUCTS.rows()).allSatisfy(row -> assertThat(leaves).contains(row.get("category")));
  }

  @Test
  void everyCountyHasVendors() {
    assertThat(VENDORS.column("region"))
        .containsExactlyInAnyOrderElementsOf(
            REGIONS.rows().stream()
                .map(row -> row.get("code"))
                .filter(code -> !code.equals("430700"))
                .toList());
  }

  @Test
  void creditCodesCarryTheirCheckCharacters() {
    assertThat(VENDORS.rows())
        .allSatisfy(
            row -> {
              var code = row.get("credit_code");
              if (row.get("kind").equals("HOUSEHOLD")) {
                assertThat(code).isEmpty();
              } else {
                assertThat(code)
                    .matches("(91|93|N2)" + row.get("region") + "[0-9A-HJ-NPQRTUWXY]{10}");
                assertThat(code).endsWith(creditCodeCheck(code.substring(0, 17)));
                assertThat(code.substring(8, 17))
                    .endsWith(organisationCheck(code.substring(8, 16)));
              }
            });
  }

  @Test
  void gtinsCarryTheirCheckDigitAndAreNobodysPrefix() {
    var gtins =
        PRODUCTS.rows().stream().map(row -> row.get("gtin")).filter(g -> !g.isEmpty()).toList();
    assertThat(gtins)
        .hasSizeBetween(PRODUCTS.rows().size() * 2 / 5, PRODUCTS.rows().size() * 2 / 3);
    assertThat(gtins)
        .doesNotHaveDuplicates()
        .allMatch(gtin -> gtin.matches("(69999|20)[0-9]+") && gtin.length() == 13)
        .allMatch(gtin -> gtin.endsWith(gtinCheck(gtin.substring(0, 12))));
  }

  @Test
  void pricesLieInTheirRange() {
    assertThat(PRODUCTS.rows())
        .allSatisfy(
            row ->
                assertThat(row.number("price_fen"))
                    .isBetween(row.number("price_low_fen"), row.number("price_high_fen"))
                    .isPositive());
  }

  @Test
  void quantitiesReadAsThousandths() {
    assertThat(PRODUCTS.rows())
        .allSatisfy(
            row -> {
              assertThat(row.get("sales_unit")).isIn("PIECE", "KILOGRAM");
              assertThat(
                      new BigDecimal(row.get("yearly_output")).movePointRight(3).longValueExact())
                  .isPositive();
              assertThat(row.get("season")).matches("(1[0-2]|[1-9])-(1[0-2]|[1-9])");
              assertThat(row.number("beneficiaries")).isNotNegative();
            });
  }

  @Test
  void aReasonFitsItsVendor() {
    assertThat(PRODUCTS.rows())
        .filteredOn(row -> row.has("eligibility_reason"))
        .allSatisfy(
            row -> {
              var vendor = VENDORS.row("code", row.get("vendor"));
              assertThat(LocalDate.parse(row.get("reason_since"))).isAfterOrEqualTo(PLAN);
              switch (row.get("eligibility_reason")) {
                case "POOR_COUNTY" -> assertThat(vendor.get("region")).isEqualTo("430726");
                case "PAIRED_COUNTY" -> assertThat(vendor.get("region")).isEqualTo("433126");
                case "POOR_VILLAGE" ->
                    assertThat(vendor.get("kind")).isEqualTo("VILLAGE_COLLECTIVE");
                case "POOR_HOUSEHOLD" -> assertThat(vendor.get("kind")).isEqualTo("HOUSEHOLD");
                case "NEW_BUSINESS_ENTITY" ->
                    assertThat(vendor.number("households_helped")).isGreaterThanOrEqualTo(50);
                case "LEADING_ENTERPRISE" ->
                    assertThat(vendor.get("kind")).isEqualTo("LEADING_ENTERPRISE");
                default -> throw new AssertionError("unknown reason");
              }
            });
    assertThat(PRODUCTS.column("eligibility_reason"))
        .containsAll(DemoFile.reference("eligibility_reasons").column("code"));
  }

  @Test
  void phonesAreInTheFictionalRange() {
    assertThat(VENDORS.column("phone")).allMatch(phone -> phone.matches("1990000[0-9]{4}"));
    assertThat(DemoFile.demo("visitors").column("phone"))
        .allMatch(phone -> phone.matches("1990000[0-9]{4}"))
        .doesNotContainAnyElementsOf(VENDORS.column("phone"));
  }

  @Test
  void certificatesAreListedOnceAndEndAfterTheyBegin() {
    var certificates = DemoFile.demo("certificates").rows();
    assertThat(certificates)
        .extracting(row -> row.get("product") + row.get("type") + row.get("number"))
        .doesNotHaveDuplicates();
    assertThat(certificates)
        .filteredOn(row -> row.has("valid_to"))
        .allSatisfy(
            row ->
                assertThat(LocalDate.parse(row.get("valid_to")))
                    .isAfter(LocalDate.parse(row.get("valid_from"))));
  }

  @Test
  void aLotThatFailedIsFollowedByOneThatPassed() {
    var inspections = DemoFile.demo("inspections").rows();
    assertThat(inspections).extracting(row -> row.get("result")).containsOnly("合格", "不合格");
    assertThat(inspections)
        .filteredOn(row -> row.get("result").equals("不合格"))
        .isNotEmpty()
        .allSatisfy(
            failed ->
                assertThat(inspections)
                    .anyMatch(
                        later ->
                            later.get("product").equals(failed.get("product"))
                                && later.get("result").equals("合格")
                                && later.get("tested_on").compareTo(failed.get("tested_on")) > 0));
  }

  /** GB 32100: weights 3ⁱ modulo 31 over an alphabet without I, O, S, V and Z. */
  private static String creditCodeCheck(String first17) {
    var alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int sum = 0;
    for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31) {
      sum += alphabet.indexOf(first17.charAt(i)) * weight;
    }
    return String.valueOf(alphabet.charAt((31 - sum % 31) % 31));
  }

  /**
   * GB 11714: the organisation code inside a credit code has a check character of its own, modulo
   * 11.
   */
  private static String organisationCheck(String first8) {
    int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
    int sum =
        IntStream.range(0, 8).map(i -> Character.digit(first8.charAt(i), 36) * weights[i]).sum();
    int check = 11 - sum % 11;
    return check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check);
  }

  private static String gtinCheck(String first12) {
    int sum =
        IntStream.range(0, 12)
            .map(i -> Character.digit(first12.charAt(i), 10) * (i % 2 == 0 ? 1 : 3))
            .sum();
    return String.valueOf((10 - sum % 10) % 10);
  }
}
