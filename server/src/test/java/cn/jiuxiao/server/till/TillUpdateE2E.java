package cn.jiuxiao.server.till;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.NextApp;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new version of the till's app comes while there is a cart, a payment, and a queue. */
class TillUpdateE2E extends TillScene {
  /** Not the half minute after which a browser would end an idle worker anyway. */
  private static final double PROMPT_MILLISECONDS = 15_000;

  private static final String JOURNAL =
      "journal.getAll().onsuccess = (e) => (result = JSON.stringify(e.target.result));";

  @Inject NextApp nextApp;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(NextApp.PROPERTY, "true");
  }

  @AfterEach
  void theOldAppAgain() {
    nextApp.takeBack();
  }

  @Test
  void anUpdateWaitsForThePaymentAndTheQueueOutlivesItAndIsUploadedOnce() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      device.cable.refuse(UPLOAD);
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.scan(TEA_CODE).owes("168.00").toPayment("ALIPAY");
      updateIsWaiting(page);
      page.locator("#complete").click();
      assertThat(page.locator("#done")).isVisible();
      isOld(page);
      Object written = inDatabase(device.till, JOURNAL);
      device.till.nextSale();
      isNext(page);
      device.till.isReady().hasUnsent(2);
      assertThat(inDatabase(device.till, JOURNAL)).isEqualTo(written);
      device.till.scan(TEA_CODE).owes("168.00").pay("UNIONPAY").nextSale();

      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(4, 3);
      assertThat(
              sql.list(
                  "SELECT app_version FROM terminal_contact WHERE terminal_id IN "
                      + Device.TERMINALS,
                  row -> row.getString(1),
                  device.kiosk))
          .containsExactly(NextApp.VERSION);

      device.cable.cut();
      page.reload();
      isNext(page);
      device.till.isReady();
    }
  }

  @Test
  void aSaleThatIsOpenWhenTheUpdateComesInGoesOnWithTheOldApp() {
    try (var device = new Device().enrolled()) {
      Page page = device.till.page();
      device.till.scan(TEA_CODE).owes("168.00");
      Object bundle = page.evaluate("() => document.querySelector('script[src]').src");
      Page other = device.context.newPage();
      other.navigate("/kiosk/");
      assertThat(other.locator("#take-over")).isVisible();
      page.evaluate(
          "() => { navigator.serviceWorker.addEventListener('controllerchange', () => { window.changed = true; }); }");
      nextApp.release();
      other.evaluate(
          "() => navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)");
      page.waitForCondition(
          () -> {
            letIn(other);
            return Boolean.TRUE.equals(page.evaluate("() => window.changed === true"));
          });
      isOld(page);
      device.cable.cut();
      assertThat(page.evaluate("(url) => fetch(url).then((answer) => answer.ok)", bundle))
          .as("the old app's parts")
          .isEqualTo(true);
      device.till.owes("168.00").pay("WECHAT").nextSale();
      isNext(page);
      device.till.isReady().hasUnsent(1);
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(2, 1);
    }
  }

  /**
   * What the page that sells has asked for before the sale began; a tab beside it asks for nothing
   * by itself.
   */
  private static void letIn(Page page) {
    page.evaluate(
        "() => navigator.serviceWorker.ready.then((registration) => registration.waiting?.postMessage('activate'))");
  }

  /** As the app itself asks every hour. */
  private void updateIsWaiting(Page page) {
    nextApp.release();
    page.evaluate(
        "() => navigator.serviceWorker.ready.then((registration) => registration.update()).then(() => true)");
    page.waitForCondition(
        () ->
            Boolean.TRUE.equals(
                page.evaluate(
                    "() => navigator.serviceWorker.ready.then((registration) => registration.waiting !== null)")));
  }

  private static void isOld(Page page) {
    assertThat(page.locator("html:not([data-app])")).hasCount(1);
  }

  private static void isNext(Page page) {
    assertThat(page.locator("html"))
        .hasAttribute(
            "data-app", "next", new HasAttributeOptions().setTimeout(PROMPT_MILLISECONDS));
  }
}
