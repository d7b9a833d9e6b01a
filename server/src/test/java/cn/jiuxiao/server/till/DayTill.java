package cn.jiuxiao.server.till;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jiuxiao.server.testing.Console;
import cn.jiuxiao.server.testing.TillPage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A till through its day: does what a cashier does, and keeps the sums of it by itself. */
final class DayTill {
  private static final long[] DENOMINATIONS_FEN = {10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10};

  private static final Map<String, ViewportSize> SIZES =
      Map.of(
          "phone", new ViewportSize(360, 740),
          "tablet", new ViewportSize(820, 1180),
          "desktop", new ViewportSize(1440, 900));

  /** Where the day is worked: {@code -Dday=desktop} for another size. */
  static final ViewportSize SIZE = SIZES.get(System.getProperty("day", "phone"));

  private final TillPage till;
  private final Page page;

  /** Of the shift that is open. */
  ShiftSums sums;

  /** The last number in the journal. */
  long seq;

  /**
   * @param sums of the shift as far as it has come
   * @param seq the last number that the device has written
   */
  DayTill(TillPage till, ShiftSums sums, long seq) {
    this.till = till;
    this.page = till.page();
    this.sums = sums;
    this.seq = seq;
  }

  TillPage till() {
    return till;
  }

  /**
   * For looking at: {@code -Dshots=FOLDER} takes this moment on each size and in both languages.
   */
  DayTill look(String name) {
    if (System.getProperty("shots") != null) {
      for (String language : List.of("zh", "en")) {
        SIZES.forEach(
            (size, pixels) -> {
              page.setViewportSize(pixels.width, pixels.height);
              Console.shot(page, name + "-" + size + "-" + language);
            });
        at("language").click();
      }
      page.setViewportSize(SIZE.width, SIZE.height);
    }
    return this;
  }

  void opens(ShiftSums begun) {
    sums = begun;
    seq++;
  }

  Locator at(String id) {
    return page.locator("#" + id);
  }

  void openPrice(String name, String yuan) {
    at("open-price").click();
    at("open-price-amount").fill(yuan);
    page.locator("#open-price-name input").fill(name);
    at("add-open-price").click();
  }

  /** Opens what may be granted on a line; a phone hides its cart until it is asked for. */
  private void grantLine(int line, String way, String value) {
    Locator what = page.locator("#line-" + line + " .what");
    if (!what.isVisible()) {
      at("toggle-cart").click();
    }
    what.click();
    at("grant-line").click();
    at("grant-" + way).click();
    at("discount").fill(value);
    at("give-discount").click();
  }

  void discountsLine(int line, String percent, String offYuan) {
    grantLine(line, "SHARE", percent);
    sums.discountedFen += ShiftSums.fen(offYuan);
  }

  void anotherPrice(int line, String yuan, String supervisorPin) {
    grantLine(line, "PRICE", yuan);
    at("supervisor-pin").fill(supervisorPin);
    at("approve").click();
  }

  void discountsReceipt(String yuan) {
    at("discount-receipt").click();
    at("grant-SUM").click();
    at("discount").fill(yuan);
    at("give-discount").click();
    sums.discountedFen += ShiftSums.fen(yuan);
  }

  void roundsDown(String yuan) {
    at("round-down").click();
    sums.roundedFen += ShiftSums.fen(yuan);
  }

  void isBoughtBy(String phone) {
    at("people-chip").click();
    at("people").fill(phone);
    at("people-done").click();
    seesWho(phone);
  }

  private void seesWho(String phone) {
    assertThat(at("participant")).containsText(phone.substring(7));
    assertThat(at("participant")).isInViewport();
  }

  /** Three came by and bought nothing. */
  void threeComeBy() {
    at("headcount").click();
    page.locator("#counts button").nth(2).click();
    seq++;
  }

  DayTill toPayment() {
    at("pay").click();
    assertThat(at("complete")).isVisible();
    return this;
  }

  void owes(String yuan) {
    assertThat(at("owed")).hasText(ShiftSums.money(ShiftSums.fen(yuan)));
  }

  /** All of it by one method that gives no change. */
  void paid(String method, String yuan, String eligible) {
    owes(yuan);
    at("method-" + method).click();
    at("complete").click();
    sold(yuan, eligible, Map.of(method, yuan));
  }

  void paidCash(String yuan, String eligible, String received, String change) {
    owes(yuan);
    at("received").fill(received);
    at("complete").click();
    if (ShiftSums.fen(change) > 0) {
      assertThat(at("change-due")).containsText(ShiftSums.money(ShiftSums.fen(change)));
    }
    sold(yuan, eligible, Map.of("CASH", yuan));
  }

  void paidPart(String method, String part) {
    at("method-" + method).click();
    at("amount").fill(part);
    at("complete").click();
  }

  void puts(String yuan, String eligible, String unit) {
    owes(yuan);
    at("method-ON_ACCOUNT").click();
    at("complete").click();
    page.locator("#account-unit input").fill(unit);
    at("put-on-account").click();
    sold(yuan, eligible, Map.of("ON_ACCOUNT", yuan));
  }

  void sold(String yuan, String eligible, Map<String, String> tenders) {
    assertThat(at("done")).isVisible();
    sums.sold(yuan, eligible, tenders);
    seq++;
    till.nextSale();
  }

  private void opensReceipt(long number) {
    at("nav-receipts").click();
    at("entry-" + number).click();
  }

  /** One piece of the first line, or everything. */
  void takesBack(
      long number, boolean all, String yuan, String eligible, Map<String, String> tenders) {
    opensReceipt(number);
    at("refund").click();
    (all ? at("refund-all") : page.locator("#refund-line-1 .stepper button").last()).click();
    assertThat(at("refund-amount")).hasText(ShiftSums.money(ShiftSums.fen(yuan)));
    at("confirm-refund").click();
    at("ask-confirm").click();
    seq++;
    assertThat(page).hasURL(Pattern.compile("/receipts/" + seq + "$"));
    sums.tookBack(yuan, eligible, tenders);
    at("nav-sell").click();
  }

  void voids(long number, String yuan, String eligible, String method) {
    opensReceipt(number);
    at("void").click();
    at("ask-confirm").click();
    assertThat(page.locator(".stamp")).isVisible();
    seq++;
    sums.voided(yuan, eligible, method);
    at("nav-sell").click();
  }

  void moves(String direction, String yuan, String reason) {
    at("nav-shift").click();
    at("move-cash").click();
    at("cash-" + direction).click();
    at("cash-amount").fill(yuan);
    page.locator("#cash-reason input").fill(reason);
    at("record-cash").click();
    assertThat(at("x-report")).containsText(reason);
    seq++;
    sums.movedFen += (direction.equals("IN") ? 1 : -1) * ShiftSums.fen(yuan);
    at("nav-sell").click();
  }

  /** Counts what should be there and this much more, note by note and coin by coin. */
  long closes(String difference) {
    long countedFen = sums.drawerFen() + ShiftSums.fen(difference);
    at("nav-shift").click();
    at("close-shift").click();
    long left = countedFen;
    for (long note : DENOMINATIONS_FEN) {
      if (left >= note) {
        at("count-" + note).fill(String.valueOf(left / note));
        left %= note;
      }
    }
    at("confirm-close").click();
    at("ask-confirm").click();
    assertThat(at("z-report")).isVisible();
    seq++;
    return countedFen;
  }

  /** The closed shift as its cashier reads it from the screen. */
  void reportShows(long countedFen) {
    says("sales", sums.soldFen);
    assertThat(at("z-report")).containsText("销售 " + sums.sales + " 笔");
    saysIfAny("refunds", -sums.refundedFen);
    assertThat(at("z-report")).containsText("退货 " + sums.refunds + " 笔");
    saysIfAny("voids", -sums.voidedFen);
    saysIfAny("discounts", -sums.discountedFen);
    saysIfAny("rounding", -sums.roundedFen);
    sums.byMethod().forEach(this::says);
    says("expected", sums.drawerFen());
    says("counted", countedFen);
    says("difference", countedFen - sums.drawerFen());
  }

  private void saysIfAny(String name, long fen) {
    if (fen == 0) {
      assertThat(at("report-" + name)).hasCount(0);
    } else {
      says(name, fen);
    }
  }

  private void says(String name, long fen) {
    assertThat(at("report-" + name)).hasText(ShiftSums.money(fen));
  }
}
