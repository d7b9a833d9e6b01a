package cn.jiuxiao.server.days;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.days.ShiftsOnTheWire.Paid;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.CashDirection;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shifts of kiosk-ui/src/test/vectors/drawers.json, sent in as a till would: the server expects
 * in the drawer what the till's own rule does (drawer-vectors.test.ts).
 */
class DrawerVectorsIT {
  private static JournalFixture fixture;

  @BeforeAll
  static void set() {
    fixture = new JournalFixture();
  }

  @AfterAll
  static void end() {
    fixture.close();
  }

  @Test
  void theServerExpectsInTheDrawerWhatTheTillDoes() throws Exception {
    JsonNode cases =
        new ObjectMapper()
            .readTree(Path.of("../kiosk-ui/src/test/vectors/drawers.json").toFile())
            .get("cases");
    assertThat(cases.size()).isGreaterThan(20);
    for (JsonNode one : cases) {
      TestTill till = fixture.till(1);
      send(till, one);
      ShiftDrawer drawer = drawerOf(till);
      assertThat(drawer.cash())
          .as(one.get("name").asText())
          .isEqualTo(
              new Cash(
                  one.get("floatFen").asLong(),
                  one.get("cashSalesFen").asLong(),
                  one.get("cashRefundsFen").asLong(),
                  one.get("cashInFen").asLong(),
                  one.get("cashOutFen").asLong()));
      assertThat(drawer.cash().expectedFen()).isEqualTo(one.get("expectedFen").asLong());
    }
  }

  private static void send(TestTill till, JsonNode one) {
    long expected = one.get("expectedFen").asLong();
    List<Sealed> entries = new ArrayList<>();
    entries.add(till.openShift(one.get("floatFen").asLong()));
    for (JsonNode step : one.get("steps")) {
      entries.add(
          switch (step.get("do").asText()) {
            case "sell" ->
                ShiftsOnTheWire.sell(
                    till,
                    step.get("totalFen").asLong(),
                    paid(step),
                    step.get("parked").asBoolean());
            case "refund" ->
                ShiftsOnTheWire.refund(
                    till,
                    till.original(
                        entries.get(step.get("of").asInt() + 1), step.get("of").asInt() + 2),
                    step.get("totalFen").asLong(),
                    paid(step));
            case "void" ->
                till.voidSale(
                    till.original(
                        entries.get(step.get("of").asInt() + 1), step.get("of").asInt() + 2));
            default ->
                till.moveCash(
                    CashDirection.valueOf(step.get("direction").asText()),
                    step.get("amountFen").asLong());
          });
    }
    entries.add(till.closeShift(expected, expected));
    long parked = 0;
    for (JsonNode step : one.get("steps")) {
      parked += step.path("parked").asBoolean() ? 1 : 0;
    }
    assertThat(JournalFixture.outcomes(fixture.upload(entries)))
        .filteredOn(outcome -> !outcome.equals("RECORDED"))
        .hasSize((int) parked);
  }

  private static List<Paid> paid(JsonNode step) {
    List<Paid> all = new ArrayList<>();
    step.get("tenders")
        .forEach(
            tender ->
                all.add(
                    new Paid(
                        TenderMethod.valueOf(tender.get("method").asText()),
                        tender.get("amountFen").asLong())));
    return all;
  }

  private static ShiftDrawer drawerOf(TestTill till) throws Exception {
    Instant now = fixture.clock.instant();
    try (Connection connection = fixture.source.getConnection()) {
      return new ReadDrawers(connection)
          .of(1, now.minusSeconds(60), now.plusSeconds(60)).stream()
              .filter(drawer -> drawer.terminal().equals(till.id()))
              .findFirst()
              .orElseThrow();
    }
  }
}
