package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.wire.Base64Url;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Receipts that one till of an outlet wrote and another takes back. */
class TillRefundsE2E extends TillScene {
  /** As it stands in the QR code of the newest receipt of the device. */
  private String receiptLink(Device device) {
    return sql.list(
            "SELECT receipt_id FROM sale WHERE terminal_id IN "
                + Device.TERMINALS
                + " ORDER BY seq DESC LIMIT 1",
            row -> "http://localhost/r/" + Base64Url.encode(row.getBytes(1)),
            device.kiosk)
        .getFirst();
  }

  private static void sellsTea(Device device) {
    device.till.scan(TEA_CODE).owes("168.00").payCash("200", "32.00").nextSale();
    device.till.hasUnsent(0);
  }

  private static Page receipts(Device device) {
    Page page = device.till.page();
    page.locator("#nav-receipts").click();
    assertThat(page.locator("#receipt-search")).isVisible();
    return page;
  }

  /** Counted by number, and why in the cashier's own words. */
  private static void takesBackTheFirstPiece(Page page) {
    page.locator("#refund").click();
    assertThat(page.locator("#refund-line-1 .pieces")).isVisible();
    page.keyboard().press("F2");
    page.locator("#quantity").fill("1");
    page.locator("#save-line").click();
    page.locator("jx-reason button").last().click();
    assertThat(page.locator("#confirm-refund")).isDisabled();
    page.locator("#refund-reason input").fill("罐子漏气");
    page.locator("#confirm-refund").click();
    page.locator("#ask-confirm").click();
    assertThat(page).hasURL(Pattern.compile("/receipts/[0-9]+$"));
    assertThat(page.locator("main")).containsText("罐子漏气");
  }

  private long cash(Device device) {
    return sql.number(
        "SELECT sum(cash_fen) FROM drawer_movement WHERE terminal_id IN " + Device.TERMINALS,
        device.kiosk);
  }

  @Test
  void aReceiptOfAnotherTillIsScannedReservedAndTakenBackOnce() {
    try (var seller = new Device().enrolled();
        var other = new Device().enrolled()) {
      sellsTea(seller);
      Page page = receipts(other);
      other.till.scan(receiptLink(seller));
      assertThat(page.locator("#receipt-total")).containsText("168.00");
      takesBackTheFirstPiece(page);
      other.till.hasUnsent(0);
      assertThat(other.count("refund")).isEqualTo(1);
      assertThat(cash(other)).isEqualTo(-16800);
      assertThat(sql.number("SELECT count(*) FROM refund_reservation")).isZero();

      Page sellers = receipts(seller);
      sellers.locator("#entry-2").click();
      sellers.locator("#refund").click();
      assertThat(sellers.locator("#refund-line-1")).containsText("已全部退完");

      sellers.locator("#nav-receipts").click();
      sellers.locator("#entry-2").click();
      sellers.locator("#void").click();
      sellers.locator("#ask-confirm").click();
      assertThat(sellers.locator("body")).containsText("已在别处退过");
      seller.till.hasUnsent(0);
      seller.serverHas(2, 1);
    }
  }

  @Test
  void theSameReceiptRefundedOfflineByItsOwnTillAndOnlineByAnotherIsParkedOnceWithBothInView() {
    try (var seller = new Device().enrolled();
        var other = new Device().enrolled()) {
      sellsTea(seller);
      seller.cable.cut();
      seller.till.refundOnePieceOf(2, "168.00");
      Page page = receipts(other);
      other.till.scan(receiptLink(seller));
      takesBackTheFirstPiece(page);
      other.till.hasUnsent(0);
      seller.cable.restore();
      seller.till.sync().hasUnsent(0);
      assertThat(other.count("refund")).isEqualTo(1);
      assertThat(seller.count("refund")).isZero();
      assertThat(cash(seller)).as("its drawer gave the money, parked or not").isZero();
      assertThat(cash(other)).isEqualTo(-16800);
      officeSeesBoth(seller, other);
    }
  }

  private void officeSeesBoth(Device seller, Device other) {
    String parked =
        sql.list(
                "SELECT terminal_id || '/' || branch || '/' || seq FROM unsettled_entry"
                    + " WHERE reason = 'REFUND_EXCEEDS_SALE' AND terminal_id IN "
                    + Device.TERMINALS,
                row -> row.getString(1),
                seller.kiosk)
            .getFirst();
    String taken =
        sql.list(
                "SELECT receipt FROM refund WHERE terminal_id IN " + Device.TERMINALS,
                row -> row.getString(1),
                other.kiosk)
            .getFirst();
    Page office = browser.desktop(server.getURI().toString());
    office.navigate(TestSignIn.path(ORGANIZER));
    office.navigate("/review/entries/" + parked);
    assertThat(office.locator("body")).containsText("退货超过原销售");
    assertThat(office.locator("body")).containsText(taken);
  }

  @Test
  void withoutANetworkAnotherTillsReceiptWaitsAndSaysSo() {
    try (var seller = new Device().enrolled();
        var other = new Device().enrolled()) {
      sellsTea(seller);
      Page page = receipts(other);
      other.cable.cut();
      other.till.scan(receiptLink(seller));
      assertThat(page.locator("#elsewhere-problem")).containsText("需要联网");
      other.cable.restore();
      page.locator("#ask-again").click();
      assertThat(page.locator("#receipt-total")).containsText("168.00");
    }
  }

  @Test
  void aReceiptIsFoundByItsNumberAndNonsenseSaysWhatToDo() {
    try (var seller = new Device().enrolled();
        var other = new Device().enrolled()) {
      sellsTea(seller);
      String number =
          sql.list(
                  "SELECT receipt FROM sale WHERE terminal_id IN " + Device.TERMINALS,
                  row -> row.getString(1),
                  seller.kiosk)
              .getFirst();
      Page page = receipts(other);
      page.locator("#receipt-search input").fill("X-9-9");
      page.locator("#find-elsewhere").click();
      assertThat(page.locator("body")).containsText("没有这张已入账的小票");
      page.locator("#receipt-search input").fill(number);
      page.locator("#receipt-search input").press("NumpadEnter");
      assertThat(page.locator("#receipt-number")).containsText(number);
      page.evaluate(
          "() => { window.print = () => { document.title = document.querySelector('.copy').textContent; }; }");
      page.locator("#print").click();
      assertThat(page).hasTitle("副本");
      page.locator("#nav-receipts").click();
      other.till.scan(TEA_CODE);
      assertThat(page.locator("body")).containsText("请扫小票上的二维码");
      assertThat(page.locator("#receipt-search")).isVisible();
      aScanIsNeverSilent(seller, other);
    }
  }

  /**
   * Where a receipt stands, the next is opened by its code; where nothing is scanned, it says where
   * to.
   */
  private void aScanIsNeverSilent(Device seller, Device other) {
    Page page = other.till.page();
    page.locator("#nav-shift").click();
    other.till.scan(receiptLink(seller));
    assertThat(page.locator("vaadin-notification-card")).containsText("“小票”页");
    page.locator("#nav-sell").click();
    other.till.scan(TEA_CODE).owes("168.00").toPayment("CASH");
    other.till.scan(TEA_CODE);
    assertThat(page.locator("vaadin-notification-card")).containsText("购物车");
    page.locator("#complete").click();
    other.till.nextSale();
    receipts(other);
    page.keyboard().press("F2");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#receipt-total")).containsText("168.00");
    other.till.scan(receiptLink(seller));
    assertThat(page).hasURL(Pattern.compile("/receipts/at/"));
  }
}
