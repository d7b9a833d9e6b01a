package cn.jiuxiao.server.till;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A desktop without a mouse: what a key is shown for, the key does. */
class TillKeysE2E extends TillScene {
  private static final String PAYMENT_CODE = "134567890123456789";

  @Test
  void aSaleIsMadeByKeysAloneAndNothingOfThePaymentCodeIsKept() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      choosesTeaByArrows(page);
      device.till.owes("168.00");
      weighsThreeJin(device);
      device.till.owes("648.00");
      assertThat(page.locator("#pay kbd")).hasText("F9");
      page.keyboard().press("F9");
      takesAPartBack(page);
      device.till.scan(PAYMENT_CODE);
      assertThat(page.locator("#method-WECHAT")).hasAttribute("aria-pressed", "true");
      page.keyboard().press("Enter");
      assertThat(page.locator("#done")).isVisible();
      device.till.hasUnsent(0);
      assertThat(keptOnTheDevice(device.till))
          .contains("WECHAT", "64800")
          .doesNotContain(PAYMENT_CODE.substring(2, 12));
      assertThat(
              sql.number(
                  "SELECT count(*) FROM journal_entry WHERE position(? IN encode(body, 'escape')) > 0",
                  PAYMENT_CODE.substring(2, 12)))
          .isZero();
      escapeLeadsFromARefundToItsReceipt(page);
    }
  }

  private static void choosesTeaByArrows(Page page) {
    Locator tiles = page.locator(".tile");
    page.locator("#search input").fill("石门");
    assertThat(tiles).hasCount(2);
    page.keyboard().press("ArrowDown");
    assertThat(tiles.first()).isFocused();
    page.keyboard().press("ArrowRight");
    assertThat(tiles.last()).isFocused();
    page.keyboard().press("ArrowLeft");
    assertThat(tiles.first()).isFocused();
    page.keyboard().press("ArrowRight");
    assertThat(page.locator("#product-P-0601")).isFocused();
    page.keyboard().press("Enter");
  }

  /** Black tea is 320 yuan a kilogram. */
  private static void weighsThreeJin(Device device) {
    Page page = device.till.page();
    device.till.type("石门红茶");
    page.keyboard().press("Alt+Digit2");
    assertThat(
            page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("斤").setExact(true)))
        .hasAttribute("aria-pressed", "true");
    page.keyboard().type("3", new Keyboard.TypeOptions().setDelay(80));
    assertThat(page.locator(".dialog-amount")).hasText("¥480.00");
    page.keyboard().press("Enter");
  }

  /** By the key of a note; what is left is asked for until the part is taken off again. */
  private static void takesAPartBack(Page page) {
    Locator received = page.locator("#received");
    Locator key = page.locator("#note-70000 kbd");
    page.keyboard().press(key.textContent().replace(" ", "+Digit"));
    assertThat(received).hasValue("700");
    received.fill("600");
    page.keyboard().press("Enter");
    assertThat(page.locator("#owed")).containsText("48.00");
    page.keyboard().press("Alt+Backspace");
    assertThat(page.locator("#owed")).containsText("648.00");
  }

  /** Opened on its address there is no page to go back to. */
  private static void escapeLeadsFromARefundToItsReceipt(Page page) {
    String refund = page.url().replaceFirst("#.*", "#/receipts/2/refund");
    page.navigate("about:blank");
    page.navigate(refund);
    assertThat(page.locator("#confirm-refund")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page).hasURL(Pattern.compile("#/receipts/2$"));
    assertThat(page.locator("#receipt-total")).containsText("648.00");
  }

  @Test
  void whatTheScreenPutsIntoTheFieldIsTypedOver() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      Locator received = page.locator("#received");
      device.till.scan(TEA_CODE).owes("168.00");
      page.keyboard().press("F9");
      assertThat(received).hasValue("168");
      page.keyboard().press("Alt+KeyY");
      assertThat(page.locator("#discount")).isFocused();
      page.keyboard().type("5");
      page.keyboard().press("Enter");
      assertThat(received).hasValue("159.6");
      page.keyboard().press("F8");
      assertThat(received).hasValue("159");
      assertThat(received).isFocused();
      page.keyboard().type("9000");
      page.keyboard().press("Enter");
      assertThat(page.locator("#ask-confirm")).isFocused();
      page.keyboard().press("Escape");
      assertThat(received).isFocused();
      page.keyboard().press("Control+KeyA");
      page.keyboard().type("160");
      assertThat(received).hasValue("160");
      page.keyboard().press("Enter");
      assertThat(page.locator("#change-due")).containsText("¥1.00");
      voidsAndCounts(page);
    }
  }

  private static void voidsAndCounts(Page page) {
    page.keyboard().press("Alt+Digit2");
    assertThat(page.locator("#entry-2")).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#void")).isVisible();
    page.keyboard().press("Alt+KeyV");
    assertThat(page.locator("#ask-confirm")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator(".stamp")).isVisible();
    page.keyboard().press("Alt+Digit3");
    assertThat(page.locator("#x-report")).isVisible();
    assertThat(page.locator("#cash-amount")).hasAttribute("inputmode", "decimal");
    page.keyboard().press("F9");
    assertThat(page.locator("#count-10000")).isFocused();
    assertThat(page.locator("#count-10000")).hasAttribute("inputmode", "numeric");
  }

  @Test
  void escapeEmptiesTheSearchAndLeavesIt() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      Locator field = page.locator("#search input");
      page.keyboard().press("F2");
      page.keyboard().type("红", new Keyboard.TypeOptions().setDelay(80));
      assertThat(page.locator(".tile")).hasCount(1);
      page.keyboard().press("Escape");
      assertThat(field).hasValue("");
      assertThat(field).not().isFocused();
      assertThat(page.locator("#product-P-0601")).isVisible();
    }
  }
}
