package cn.jiuxiao.server.till;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/**
 * Keys that are held too long, fingers that tap twice and an input method that listens do what they
 * were meant to do and nothing beside it.
 */
class TillHastyE2E extends TillScene {

  @Test
  void aHeldKeyGoesToThePaymentAndPaysNothing() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      device.till.scan(TEA_CODE).owes("168.00");
      for (String key : new String[] {"F9", "Enter"}) {
        page.keyboard().press("F2");
        held(page, key);
        page.keyboard().press("Escape");
        device.till.isReady().owes("168.00");
      }
      device.till.pay("WECHAT").nextSale().hasUnsent(0);
      device.serverHas(2, 1);
    }
  }

  @Test
  void aButtonThatIsOfNoUseAnyMoreTakesNoKeys() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      device.till.scan(TEA_CODE).owes("168.00");
      page.locator("#hold").click();
      assertThat(page.locator("#hold")).isDisabled();
      page.keyboard().press("F2");
      assertThat(page.locator("#search input")).isFocused();
      page.keyboard().press("Escape");
      page.keyboard().press("Alt+KeyJ");
      assertThat(page.locator("vaadin-dialog[opened]")).containsText("168.00");
    }
  }

  /** A browser repeats the key until it is let go. */
  private static void held(Page page, String key) {
    Keyboard keyboard = page.keyboard();
    keyboard.down(key);
    assertThat(page.locator("#owed")).isVisible();
    keyboard.down(key);
    keyboard.down(key);
    keyboard.up(key);
  }

  @Test
  void afterAPartSomebodyChoosesHowTheRestIsPaidAndGoingBackAsksForIt() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      device.till.scan(TEA_CODE).owes("168.00").toPayment("CASH");
      page.locator("#received").fill("50");
      page.locator("#complete").dblclick();
      assertThat(page.locator("#choose-method")).isVisible();
      assertThat(page.locator("#complete")).isDisabled();
      page.keyboard().press("Escape");
      assertThat(page.locator("#ask-cancel")).isVisible();
      page.locator("#ask-cancel").click();
      assertThat(page.locator("#owed")).containsText("118.00");
      page.keyboard().press("F2");
      page.keyboard().press("Enter");
      assertThat(page.locator("#done")).isVisible();
      device.till.nextSale().hasUnsent(0);
      assertThat(
              sql.list(
                  "SELECT method || ' ' || amount_fen FROM tender WHERE terminal_id IN "
                      + Device.TERMINALS
                      + " ORDER BY position",
                  row -> row.getString(1),
                  device.kiosk))
          .containsExactly("CASH 5000", "WECHAT 11800");
    }
  }

  @Test
  void anInputMethodThatComposesTakesNothingFromAScanner() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      page.locator("#search input").focus();
      CDPSession devTools = device.context.newCDPSession(page);
      var composing = new JsonObject();
      composing.addProperty("text", "shi");
      composing.addProperty("selectionStart", 3);
      composing.addProperty("selectionEnd", 3);
      devTools.send("Input.imeSetComposition", composing);
      assertThat(page.locator("#search input")).hasValue("shi");
      device.till.scan(TEA_CODE).owes("168.00");
      String left = page.locator("#search input").inputValue();
      assertThat(left).doesNotContain("69");
    }
  }
}
