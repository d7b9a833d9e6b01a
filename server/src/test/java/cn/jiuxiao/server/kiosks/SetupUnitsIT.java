package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.programme.Unit;
import cn.jiuxiao.server.programme.UnitKind;
import cn.jiuxiao.server.programme.Units;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which units a till offers to put a sale on account for, as kiosk-ui/README.md §4 says. */
class SetupUnitsIT extends ServerTest {
  @Inject PlaceFixture places;
  @Inject FairFixture fairs;
  @Inject Kiosks kiosks;
  @Inject Units units;

  @Test
  void theSetupNamesTheUnitsThatTakePartAndChangesWithThem() {
    places.make();
    long kiosk = kiosks.add(ORGANIZER, fairs.teaOutlet(ORGANIZER, "展会"), "").storedId();
    var till = new TestDevice(http());
    till.enrol(kiosks.issueCode(ORGANIZER, kiosk).code());
    till.signIn();
    HttpResponse<String> answer = till.get("/api/kiosk/setup");
    Map<String, String> told = unitsTold(till, answer);
    assertThat(told).containsEntry("CD-FGW", "常德市发展和改革委员会 (市发改委)");
    assertThat(told).hasSize((int) places.number("SELECT count(*) FROM unit"));

    Unit canteen = units.create(OFFICE, canteen(null));
    String etag = answer.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> changed = till.get("/api/kiosk/setup", etag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(unitsTold(till, changed)).containsEntry("CD-YZ", "常德市第一中学 (市一中)");

    units.edit(OFFICE, canteen.id(), canteen.version(), canteen(LocalDate.of(2026, 1, 1)));
    assertThat(unitsTold(till, till.get("/api/kiosk/setup"))).isEqualTo(told);
  }

  private static Units.Entry canteen(@Nullable LocalDate closedOn) {
    return new Units.Entry(
        "CD-YZ",
        "常德市第一中学",
        "市一中",
        "Changde No. 1 Middle School",
        UnitKind.SCHOOL,
        "430700",
        Unit.LeadingGroupPart.NONE,
        closedOn);
  }

  /** Name and short name by code. */
  private static Map<String, String> unitsTold(TestDevice till, HttpResponse<String> setup) {
    Map<String, String> told = new HashMap<>();
    for (JsonNode unit : till.read(setup).get("units").values()) {
      told.put(
          unit.get("code").getStringValue(),
          "%s (%s)"
              .formatted(
                  unit.get("name").getStringValue(), unit.get("shortName").getStringValue()));
    }
    return told;
  }
}
