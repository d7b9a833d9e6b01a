package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.Console.button;
import static cn.jiuxiao.server.testing.Console.field;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.TestSignIn;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A till is lost, and the office turns it off. */
class TillRevokedE2E extends TillScene {

  @Test
  void aRevokedTillStopsAtItsNextContactAndWhatItStillSendsIsKeptAndParked() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.hasUnsent(0);
      device.cable.cut();
      revoke(device);
      // Nobody has told the till yet.
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      assertThat(page.locator("#banner-revoked")).hasCount(0);

      device.till.scan(TEA_CODE).owes("168.00").toPayment("WECHAT");
      device.cable.restore();
      device.till.sync();
      assertThat(page.locator("#banner-revoked")).isVisible();
      // Whoever has paid already is served.
      page.locator("#complete").click();
      device.till.nextSale().sync().hasUnsent(0);
      device.till.scan(TEA_CODE).owes("168.00");
      assertThat(page.locator("#pay")).isDisabled();
      page.reload();
      assertThat(page.locator("#banner-revoked")).isVisible();
      assertThat(page.locator("#pay")).isDisabled();

      beginsNothingElse(page);
      page.locator("#clear-cart").click();
      device.till.closeShift(10_000, 2, "¥0.00");
      page.locator("#new-shift").click();
      assertThat(page.locator("#open-shift")).isDisabled();
      device.till.sync().hasUnsent(0);

      assertThat(judged(device))
          .containsExactly(
              "RECORDED",
              "RECORDED",
              "PARKED TERMINAL_REVOKED",
              "PARKED TERMINAL_REVOKED",
              "PARKED TERMINAL_REVOKED");
    }
  }

  private static void beginsNothingElse(Page page) {
    page.evaluate("() => { location.hash = '#/receipts/2/refund'; }");
    page.locator("#refund-all").click();
    assertThat(page.locator("#refund-amount")).containsText("168.00");
    assertThat(page.locator("#confirm-refund")).isDisabled();
    page.locator("#nav-shift").click();
    page.locator("#move-cash").click();
    page.locator("#cash-amount").fill("50");
    page.locator("#cash-reason input").fill("送银行");
    assertThat(page.locator("#record-cash")).isDisabled();
    page.locator("#nav-sell").click();
    page.locator("#people-chip").click();
    page.locator("#people-COUNT").click();
    page.locator("#counts button").first().click();
    assertThat(page.locator("vaadin-notification-card")).containsText("已停用");
  }

  private void revoke(Device device) {
    Page office = browser.desktop(server.getURI().toString());
    office.navigate(TestSignIn.path(ORGANIZER));
    office.navigate(
        "/terminals/"
            + sql.list(
                    "SELECT id FROM terminal WHERE kiosk_id = ?",
                    row -> row.getString(1),
                    device.kiosk)
                .getFirst());
    button(office, "停用终端").click();
    field(office, "停用原因").fill("手机丢失");
    button(office, "停用终端").last().click();
    assertThat(office.getByText("手机丢失")).isVisible();
    office.close();
  }

  private List<String> judged(Device device) {
    return sql.list(
        "SELECT outcome || coalesce(' ' || reason, '') FROM entry_judgement WHERE terminal_id IN "
            + Device.TERMINALS
            + " ORDER BY seq",
        row -> row.getString(1),
        device.kiosk);
  }
}
