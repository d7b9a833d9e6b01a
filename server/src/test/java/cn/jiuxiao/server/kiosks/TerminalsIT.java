package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.INSPECTOR;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.OTHER_ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.PRESS;
import static cn.jiuxiao.server.testing.PlaceFixture.SHIMEN_OFFICER;
import static cn.jiuxiao.server.testing.PlaceFixture.WULING_OFFICER;
import static cn.jiuxiao.server.testing.Refused.denied;
import static cn.jiuxiao.server.testing.Refused.notFound;
import static cn.jiuxiao.server.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.stores.StoreFixture;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TerminalsIT extends ServerTest {
  @Inject PlaceFixture places;
  @Inject FairFixture fairFixture;
  @Inject StoreFixture storeFixture;
  @Inject Kiosks kiosks;
  @Inject Cashiers cashiers;
  @Inject Terminals terminals;
  private long booth;
  private long counter;
  private Actor manager = ORGANIZER;
  private UUID boothTill = new UUID(0, 0);
  private UUID counterTill = new UUID(0, 0);

  @BeforeAll
  void people() {
    places.make();
    booth = fairFixture.teaOutlet(ORGANIZER, "展会");
    var store = storeFixture.setUp("门店");
    counter = store.outlet();
    manager = places.managerOf(711, store.store().storedId());
    boothTill = enrol(ORGANIZER, booth);
    counterTill = enrol(manager, counter);
  }

  @Test
  void everyoneListsTheTerminalsOfTheOwnOutlets() {
    assertThat(listed(OFFICE)).containsExactlyInAnyOrder(boothTill, counterTill);
    assertThat(listed(INSPECTOR)).containsExactlyInAnyOrder(boothTill, counterTill);
    assertThat(listed(WULING_OFFICER)).containsExactlyInAnyOrder(boothTill, counterTill);
    assertThat(listed(ORGANIZER)).containsExactly(boothTill);
    assertThat(listed(manager)).containsExactly(counterTill);
    // The counter carries the grower's tea, but its till is the store's.
    assertThat(listed(GROWER)).containsExactly(boothTill);
    for (Actor stranger : List.of(OTHER_ORGANIZER, PRESS, SHIMEN_OFFICER)) {
      assertThat(listed(stranger)).isEmpty();
      assertThat(terminals.count(stranger, query(Map.of()))).isZero();
    }
  }

  @Test
  void someoneElsesTillsDoNotExist() {
    for (Actor stranger : List.of(OTHER_ORGANIZER, PRESS, SHIMEN_OFFICER, manager)) {
      notFound(() -> terminals.visible(stranger, boothTill));
      notFound(() -> kiosks.of(stranger, booth));
      notFound(() -> cashiers.of(stranger, booth));
    }
    notFound(() -> terminals.visible(GROWER, counterTill));
    notFound(() -> terminals.visible(OFFICE, UUID.randomUUID()));
    for (Actor stranger : List.of(OTHER_ORGANIZER, PRESS, manager)) {
      notFound(() -> terminals.revoke(stranger, boothTill, "x"));
      notFound(() -> kiosks.add(stranger, booth, ""));
      notFound(() -> cashiers.add(stranger, booth, "x", false, "1234"));
    }
    refused(403, "kiosks.tills-are-the-stores", () -> kiosks.add(GROWER, counter, ""));
    refused(403, "kiosks.tills-are-the-stores", () -> cashiers.of(GROWER, counter));
  }

  @Test
  void readersDoNotSetUpTills() {
    for (Actor reader : List.of(INSPECTOR, WULING_OFFICER)) {
      denied(() -> kiosks.add(reader, booth, ""));
      denied(() -> terminals.revoke(reader, boothTill, "x"));
      denied(() -> cashiers.add(reader, booth, "x", false, "1234"));
      assertThat(kiosks.of(reader, booth)).isNotEmpty();
    }
  }

  @Test
  void aRevocationHasAReasonAndHappensOnce() {
    UUID till = enrol(ORGANIZER, booth);
    refused(422, "kiosks.revocation-needs-reason", () -> terminals.revoke(ORGANIZER, till, " "));
    assertThat(terminals.visible(ORGANIZER, till).revokedAt()).isNull();
    terminals.revoke(ORGANIZER, till, "手机丢失");
    terminals.revoke(ORGANIZER, till, "又一次");
    assertThat(terminals.visible(ORGANIZER, till).revokedAt()).isNotNull();
    assertThat(listed(ORGANIZER, Map.of("state", "REVOKED"))).containsExactly(till);
    assertThat(listed(ORGANIZER, Map.of("state", "ACTIVE"))).doesNotContain(till);
    assertThat(listed(ORGANIZER, Map.of("state", "UNSENT"))).isEmpty();
    assertThat(listed(ORGANIZER, Map.of("state", "UNSETTLED"))).isEmpty();
    assertThat(
            places.number(
                "SELECT count(*) FROM audit_log WHERE entity = 'terminal' AND entity_id = ?",
                till.toString()))
        .isEqualTo(1);
    places.run("DELETE FROM terminal_revocation WHERE terminal_id = ?", till);
    places.run("UPDATE enrolment_code SET terminal_id = NULL WHERE terminal_id = ?", till);
    places.run("DELETE FROM terminal_branch WHERE terminal_id = ?", till);
    places.run("DELETE FROM terminal WHERE id = ?", till);
  }

  @Test
  void cashiersAreNamedOnceAnOutletAndTheirPinsAreSetNeverShown() {
    Cashier cashier = cashiers.add(GROWER, booth, "张三", false, "123456");
    refused(
        409, "kiosks.cashier-name-taken", () -> cashiers.add(GROWER, booth, "张三", false, "1234"));
    for (String pin : List.of("", "123", "123456789", "12a4", "１２３４")) {
      refused(
          422, "kiosks.pin-has-4-to-8-digits", () -> cashiers.add(GROWER, booth, "李四", false, pin));
    }
    Cashier supervisor = cashiers.change(GROWER, cashier.storedId(), "张三丰", true, false);
    assertThat(supervisor.supervisor()).isTrue();
    assertThat(supervisor.pinKey()).isEqualTo(cashier.pinKey());
    cashiers.setPin(GROWER, cashier.storedId(), "654321");
    Cashier disabled = cashiers.change(GROWER, cashier.storedId(), "张三丰", true, true);
    assertThat(disabled.disabledAt()).isNotNull();
    assertThat(disabled.pinKey()).isNotEqualTo(cashier.pinKey());
    assertThat(cashiers.of(ORGANIZER, booth))
        .singleElement()
        .satisfies(shown -> assertThat(shown.name()).isEqualTo("张三丰"));
    assertThat(
            places.number(
                "SELECT count(*) FROM audit_log WHERE entity = 'cashier' AND (after::text LIKE '%pin_key%' OR after::text LIKE '%pinKey%')"))
        .isZero();
    notFound(() -> cashiers.setPin(PRESS, cashier.storedId(), "1234"));
    notFound(() -> cashiers.change(manager, cashier.storedId(), "x", false, false));
  }

  private UUID enrol(Actor actor, long outlet) {
    Kiosk kiosk = kiosks.add(actor, outlet, "");
    var till = new TestDevice(http());
    assertThat(till.enrol(kiosks.issueCode(actor, kiosk.storedId()).code()).statusCode())
        .isEqualTo(201);
    return till.terminal();
  }

  private List<UUID> listed(Actor actor) {
    return listed(actor, Map.of());
  }

  private List<UUID> listed(Actor actor, Map<String, String> filters) {
    return terminals.find(actor, query(filters)).stream().map(TerminalRow::id).toList();
  }

  private static ListQuery query(Map<String, String> filters) {
    return new ListQuery("", filters, "seen", true, 0, 50);
  }
}
