package cn.jiuxiao.server.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The till in a browser, as its cashier works it (ids: kiosk-ui/README.md §10). */
public final class TillPage {
  private final Page page;

  public TillPage(Page page) {
    this.page = page;
  }

  public Page page() {
    return page;
  }

  public TillPage enrol(String link) {
    page.navigate(link);
    click("enrol");
    return this;
  }

  public TillPage signIn(long cashier, String pin) {
    click("cashier-" + cashier);
    fill("pin", pin);
    click("sign-in");
    return this;
  }

  public TillPage openShift(String floatYuan) {
    fill("float", floatYuan);
    click("open-shift");
    return isReady();
  }

  /** Types into the search field, as people do, and takes the first hit. */
  public TillPage type(String words) {
    Locator field = page.locator("#search input");
    field.fill(words);
    field.press("Enter");
    assertThat(field).hasValue("");
    return this;
  }

  /** A keyboard-wedge scanner: keys faster than any person's, and Enter. */
  public TillPage scan(String code) {
    page.keyboard().type(code + "\n");
    return this;
  }

  /** The same code twice within two seconds: they really are two. */
  public TillPage isAskedAgain() {
    click("offer");
    return this;
  }

  public TillPage weigh(String kilograms) {
    fill("quantity", kilograms);
    click("save-line");
    return this;
  }

  /** What the customer owes, as it stands on the desk. */
  public TillPage owes(String yuan) {
    assertThat(page.locator("#total")).containsText(yuan);
    return this;
  }

  public TillPage pay(String method) {
    click("pay");
    assertThat(page.locator("#complete")).isVisible();
    click("method-" + method);
    click("complete");
    assertThat(page.locator("#done")).isVisible();
    return this;
  }

  public TillPage payCash(String receivedYuan, String changeYuan) {
    click("pay");
    fill("received", receivedYuan);
    click("complete");
    assertThat(page.locator("#change-due")).containsText(changeYuan);
    return this;
  }

  public TillPage nextSale() {
    click("next-sale");
    return isReady();
  }

  /** Takes one piece of a receipt's first line back. */
  public TillPage refundOnePieceOf(long seq, String yuan) {
    click("nav-receipts");
    click("entry-" + seq);
    click("refund");
    page.locator("#refund-line-1 .stepper button").last().click();
    assertThat(page.locator("#refund-amount")).containsText(yuan);
    click("confirm-refund");
    click("ask-confirm");
    // The refund's own receipt: another entry, never the sale's edited.
    assertThat(page).not().hasURL(Pattern.compile("/(refund|" + seq + ")$"));
    assertThat(page.locator("main")).containsText(yuan);
    return this;
  }

  /** Puts what is in the cart on the counter to be paid. */
  public TillPage toPayment(String method) {
    click("pay");
    click("method-" + method);
    return this;
  }

  /** Counts the drawer note by note and closes; the report says what was missing. */
  public TillPage closeShift(long noteFen, int notes, String differenceYuan) {
    click("nav-shift");
    click("close-shift");
    fill("count-" + noteFen, String.valueOf(notes));
    click("confirm-close");
    click("ask-confirm");
    assertThat(page.locator("#z-report #report-difference")).containsText(differenceYuan);
    return this;
  }

  /** As if the network had just come back: the till asks its server at once. */
  public TillPage sync() {
    page.evaluate("() => window.dispatchEvent(new Event('online'))");
    return this;
  }

  /** Back after a reload, ready for the next customer. */
  public TillPage isReady() {
    assertThat(page.locator("#search")).isVisible();
    return this;
  }

  public TillPage hasUnsent(int entries) {
    assertThat(page.locator("#unsent-count")).hasText("未上传 " + entries + " 笔");
    return this;
  }

  private void click(String id) {
    page.locator("#" + id).click();
  }

  private void fill(String id, String text) {
    page.locator("#" + id).fill(text);
  }
}
