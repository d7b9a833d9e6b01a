package cn.jiuxiao.server.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan's files say what the plan says (常扶领发〔2019〕13号), and lead to one another. */
class ReferenceDataTest {

  @Test
  void theNineChannelsStandInThePlansOrder() {
    assertThat(DemoFile.reference("channels").rows())
        .extracting(row -> row.get("order") + " " + row.get("name"))
        .containsExactly(
            "1 单位购销", "2 商超直销", "3 企业带销", "4 电商营销", "5 旅游促销", "6 组织助销", "7 干部帮销", "8 节会展销",
            "9 用工推销");
  }

  @Test
  void theTargetsAreThePlans() {
    assertThat(DemoFile.reference("targets").rows())
        .extracting(
            row -> row.number("year"),
            row -> Long.parseLong(row.get("amount_fen")),
            row -> row.number("participants"))
        .containsExactly(
            tuple(2019, 2_000_000_000_00L, 600_000), tuple(2020, 3_000_000_000_00L, 1_000_000));
  }

  @Test
  void everyChannelIsLedByTheTwoUnitsThatThePlanNames() {
    var duties = DemoFile.reference("channel_units");
    assertThat(DemoFile.reference("channels").rows())
        .allSatisfy(
            channel ->
                assertThat(duties.rows())
                    .filteredOn(duty -> duty.get("channel").equals(channel.get("code")))
                    .filteredOn(duty -> duty.get("role").equals("LEAD"))
                    .extracting(duty -> duty.get("unit"))
                    .containsExactlyInAnyOrder("CD-FGW", "CD-FPB"));
  }

  @Test
  void everyChannelHasItsResponsibleUnits() {
    var expected =
        Map.of(
            "UNIT_PURCHASE",
            6,
            "SUPERMARKET",
            3,
            "ENTERPRISE",
            6,
            "ECOMMERCE",
            2,
            "TOURISM",
            2,
            "ORGANIZATION",
            5,
            "CADRE",
            1,
            "FAIR",
            2,
            "LABOUR",
            2);
    var duties = DemoFile.reference("channel_units").rows();
    expected.forEach(
        (channel, count) ->
            assertThat(duties)
                .filteredOn(duty -> duty.get("channel").equals(channel))
                .filteredOn(duty -> duty.get("role").equals("PARTICIPATE"))
                .as(channel)
                .hasSize(count));
  }

  @Test
  void aUnitHasOneLineInAChannel() {
    assertThat(DemoFile.reference("channel_units").rows())
        .extracting(duty -> duty.get("channel") + " " + duty.get("unit"))
        .doesNotHaveDuplicates();
  }

  @Test
  void theLeadingGroupHasSeventeenMemberUnits() {
    assertThat(DemoFile.reference("units").rows())
        .filteredOn(unit -> unit.has("leading_group"))
        .hasSize(17);
  }

  @Test
  void everyCountyHasItsOffice() {
    assertThat(DemoFile.reference("units").rows())
        .filteredOn(unit -> unit.get("kind").equals("COUNTY_OFFICE"))
        .extracting(unit -> unit.get("region"))
        .containsExactlyInAnyOrderElementsOf(
            DemoFile.reference("regions").rows().stream()
                .map(region -> region.get("code"))
                .filter(code -> !code.equals("430700"))
                .toList());
  }

  @Test
  void thereAreSixReasons() {
    assertThat(DemoFile.reference("eligibility_reasons").column("code"))
        .containsExactlyInAnyOrder(
            "POOR_COUNTY",
            "POOR_VILLAGE",
            "POOR_HOUSEHOLD",
            "NEW_BUSINESS_ENTITY",
            "LEADING_ENTERPRISE",
            "PAIRED_COUNTY");
  }

  @ParameterizedTest
  @CsvSource({
    "channel_units, channel, channels",
    "channel_units, unit, units",
    "units, region, regions"
  })
  void aReferenceLeadsSomewhere(String file, String column, String toFile) {
    assertThat(DemoFile.reference(toFile).column("code"))
        .containsAll(DemoFile.reference(file).column(column));
  }

  @ParameterizedTest
  @CsvSource({"regions", "product_categories"})
  void aParentStandsBeforeItsChildren(String file) {
    var seen = new HashSet<String>();
    for (var row : DemoFile.reference(file).rows()) {
      assertThat(!row.has("parent") || seen.contains(row.get("parent")))
          .as(row.toString())
          .isTrue();
      assertThat(seen.add(row.get("code"))).as(row.toString()).isTrue();
    }
  }
}
