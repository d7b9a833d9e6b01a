package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.BLACK_TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TillPage;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What networks, clocks, storage and people do to a till, and what the office then has of it. */
class TillFailuresE2E extends TillScene {

  @Test
  void aTimeoutAfterTheServerCommittedIsARetryNotASecondSale() {
    try (var device = new Device().enrolled()) {
      device.cable.cutInAnswerTo(UPLOAD);
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT");
      device.awaitServer("sale", 1);
      device.till.hasUnsent(1);
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(2, 1);
    }
  }

  @Test
  void aSecondDisconnectionDuringASyncLosesNothingAndDoublesNothing() {
    try (var device = new Device().enrolled()) {
      device.cable.cut();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.scan(TEA_CODE).owes("168.00").pay("ALIPAY").nextSale();
      device.cable.restore();
      device.cable.cutInAnswerTo(UPLOAD);
      device.till.sync();
      device.awaitServer("sale", 2);
      device.till.hasUnsent(2);
      device.till.scan(TEA_CODE).owes("168.00").pay("UNIONPAY").nextSale();
      device.cable.restore();
      device.cable.refuse(UPLOAD);
      device.till.sync().hasUnsent(3);
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(4, 3);
    }
  }

  @Test
  void ofTwoTabsOneSellsAndTheOtherSaysSo() {
    try (var device = new Device()) {
      device.context.addInitScript(
          """
          window.lit = 0;
          const lock = () => Object.assign(new EventTarget(), { release: () => Promise.resolve() });
          navigator.wakeLock.request = () => Promise.resolve((window.lit += 1)).then(lock);
          """);
      TillPage first = device.enrolled().till;
      assertThat(first.page().evaluate("() => window.lit")).isEqualTo(0);
      first.scan(TEA_CODE).owes("168.00").toPayment("WECHAT");
      assertThat(first.page().evaluate("() => window.lit")).isEqualTo(1);
      ElementHandle complete = first.page().querySelector("#complete");
      TillPage second = new TillPage(device.context.newPage());
      second.page().navigate("/kiosk/");
      second.page().locator("#take-over").click();
      second.signIn(cashier, PIN);
      assertThat(first.page().locator("#take-over")).isVisible();
      assertThat(first.page().locator("#complete")).hasCount(0);
      // As if the browser had frozen it in the middle of a tap.
      complete.evaluate("button => button.click()");
      assertThat(first.page().locator("vaadin-notification-card")).containsText("没有完成");
      second.page().locator("#method-WECHAT").click();
      second.page().locator("#complete").click();
      second.nextSale();
      first.page().locator("#take-over").click();
      first.isReady().scan(TEA_CODE).owes("168.00").pay("ALIPAY");
      first.hasUnsent(0);
      device.serverHas(3, 2);
    }
  }

  @Test
  void whatWasLostWithTheStorageIsKnownByNumberWhenTheDeviceIsEnrolledAgain() {
    try (var device = new Device().enrolled()) {
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.hasUnsent(0);
      device.cable.refuse(UPLOAD);
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.sync();
      device
          .till
          .page()
          .waitForCondition(
              () ->
                  sql.number(
                          "SELECT coalesce(max(unsent), 0) FROM terminal_contact WHERE terminal_id IN "
                              + Device.TERMINALS,
                          device.kiosk)
                      == 2);
      evict(device);
      device.cable.restore();
      device.till.page().navigate("/kiosk/");
      device.enrolled();
      assertThat(device.count("sale")).isEqualTo(1);
      assertThat(
              sql.list(
                  "SELECT note FROM alarm WHERE kind = 'LOST' AND terminal_id IN "
                      + Device.TERMINALS,
                  row -> row.getString(1),
                  device.kiosk))
          .containsExactly("unsent 2, shift open");
      Page office = organizer();
      office.navigate("/review/alarms");
      assertThat(office.locator("vaadin-grid")).containsText("2 条没有上传，有班次未交");
    }
  }

  private Page organizer() {
    Page page = browser.desktop(server.getURI().toString());
    page.navigate(TestSignIn.path(ORGANIZER));
    return page;
  }

  private static void evict(Device device) {
    Page page = device.till.page();
    String origin = "http://localhost:" + device.cable.port();
    CDPSession devTools = device.context.newCDPSession(page);
    page.navigate("about:blank");
    var all = new JsonObject();
    all.addProperty("origin", origin);
    all.addProperty("storageTypes", "all");
    devTools.send("Storage.clearDataForOrigin", all);
  }

  @Test
  void aClockSetBackAYearSellsTodayAndSaysSo() {
    try (var device = new Device().enrolled()) {
      device
          .till
          .page()
          .clock()
          .setFixedTime(Instant.now().minus(365, ChronoUnit.DAYS).toEpochMilli());
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.sync().hasUnsent(0);
      assertThat(device.till.page().locator("#banner-clock")).isVisible();
      device.serverHas(2, 1);
      assertThat(
              sql.number(
                  """
                  SELECT count(*) FROM sale s JOIN journal_entry e USING (terminal_id, branch, seq)
                  WHERE s.business_day = (e.received_at AT TIME ZONE 'Asia/Shanghai')::date
                    AND s.terminal_id IN
                  """
                      + Device.TERMINALS,
                  device.kiosk))
          .isEqualTo(1);
    }
  }

  @Test
  void aShiftClosesWithUnsentEntriesAndTiesOutWhenTheyArrive() {
    try (var device = new Device().enrolled()) {
      device.cable.cut();
      device.till.scan(TEA_CODE).owes("168.00").payCash("200", "32.00").nextSale();
      device.till.closeShift(10_000, 3, "−¥68.00");
      device.till.hasUnsent(2);
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(3, 1);
      assertThat(
              sql.list(
                  """
                  SELECT c.expected_fen, c.counted_fen, s.float_fen + (
                    SELECT sum(m.cash_fen) FROM drawer_movement m
                    WHERE (m.terminal_id, m.branch, m.shift_seq) = (s.terminal_id, s.branch, s.seq))
                  FROM shift_closing c
                  JOIN shift s ON (s.terminal_id, s.branch, s.seq) = (c.terminal_id, c.branch, c.shift_seq)
                  WHERE c.terminal_id IN
                  """
                      + Device.TERMINALS,
                  row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3),
                  device.kiosk))
          .containsExactly("36800 30000 36800");
    }
  }

  @Test
  void aFinishedSaleHasNoButtonThatDeletesItAndWhoeverDeletesItByForceIsFoundOut() {
    try (var device = new Device().enrolled()) {
      device.cable.cut();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      Page page = device.till.page();
      page.locator("#nav-receipts").click();
      page.locator("#entry-2").click();
      assertThat(page.locator("#receipt-number")).isVisible();
      assertThat(page.locator("main [id*=delete], main [id*=remove]")).hasCount(0);
      inDatabase(
          device.till,
          "journal.openCursor(null, 'prev').onsuccess = (e) => e.target.result.delete();");
      page.locator("#nav-sell").click();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.cable.restore();
      device.till.sync();
      device.awaitServer("early_entry", 1);
      assertThat(
              sql.number(
                  "SELECT count(*) FROM alarm WHERE kind = 'GAP' AND cleared_at IS NULL AND terminal_id IN "
                      + Device.TERMINALS,
                  device.kiosk))
          .isEqualTo(1);
    }
  }

  @Test
  void aDeviceThatIsSetBackBehindWhatItHandedInStopsSelling() {
    try (var device = new Device().enrolled()) {
      Object before =
          inDatabase(
              device.till, "state.get('head').onsuccess = (e) => (result = e.target.result);");
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.hasUnsent(0);
      device.till.page().evaluate("(head) => { window.head = head; }", before);
      inDatabase(
          device.till,
          """
          state.put(window.head, 'head');
          journal.openCursor(null, 'prev').onsuccess = (e) => e.target.result.delete();
          """);
      device.till.page().reload();
      assertThat(device.till.page().locator("#banner-forked")).isVisible();
      device.serverHas(2, 1);
    }
  }

  @Test
  void aPriceThatChangesUnderACartIsPaidAsItWasShownAndWhatIsDelistedStopsAtOnce() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      device.till.type("石门红茶");
      try {
        offers(16800L, 30000L);
        device.till.sync();
        assertThat(page.locator("#product-P-0602")).containsText("300.00");
        device.till.weigh("0.5").owes("150.00").scan(TEA_CODE).owes("318.00");
        offers(15000L, null);
        device.till.sync();
        assertThat(page.locator("#product-P-0602[data-blocked]")).isVisible();
        page.locator("#pay").click();
        assertThat(page.locator("vaadin-notification-card")).containsText("已停售");
        assertThat(page.locator("#complete")).hasCount(0);
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Delete");
        device.till.owes("168.00");
        page.keyboard().press("Equal");
        device.till.owes("336.00").pay("WECHAT").nextSale();
        device.till.scan(TEA_CODE).owes("150.00").pay("WECHAT").nextSale();
        device.till.hasUnsent(0);
        device.serverHas(3, 2);
        assertThat(
                sql.list(
                    "SELECT total_fen FROM sale WHERE terminal_id IN "
                        + Device.TERMINALS
                        + " ORDER BY seq",
                    row -> row.getLong(1),
                    device.kiosk))
            .containsExactly(33600L, 15000L);
      } finally {
        teaCosts(16800L);
      }
    }
  }

  private void offers(Long teaFen, Long blackTeaFen) {
    priceLists.change(
        ORGANIZER,
        outlet,
        List.of(new OfferChange(TEA, teaFen), new OfferChange(BLACK_TEA, blackTeaFen)));
  }
}
