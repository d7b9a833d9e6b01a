package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.kiosks.ScaleCodes;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.wire.Base64Url;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is granted at a till, from the limits on the console to the receipt that the office opens.
 */
class TillGrantsE2E extends TillScene {
  @Inject ScaleCodes scaleCodes;

  private static final String SUPERVISOR_PIN = "86420975";

  @Test
  void aDiscountBeyondTheLimitTakesTheSupervisorsPinOfflineAndIsThereForTheOffice() {
    long supervisor = cashiers.add(ORGANIZER, outlet, "李主管", true, SUPERVISOR_PIN).storedId();
    Page console = browser.desktop(server.getURI().toString());
    console.navigate(TestSignIn.path(ORGANIZER));
    cashiersMayGive(console, "5");
    try (var device = new Device().enrolled()) {
      device.cable.cut();
      Page till = device.till.page();
      device.till.scan(TEA_CODE).owes("168.00");
      till.locator("#line-1 .what").click();
      till.locator("#grant-line").click();
      till.locator("#discount").fill("10");
      till.locator("#give-discount").click();
      till.locator("#supervisor-pin").fill("11111111");
      till.locator("#approve").click();
      assertThat(till.locator("#supervisor-pin-error")).isVisible();
      device.till.owes("168.00");
      till.locator("#supervisor-pin").fill(SUPERVISOR_PIN);
      till.locator("#approve").click();
      device.till.owes("151.20").toPayment("ON_ACCOUNT");
      till.locator("#round-down").click();
      till.locator("#complete").click();
      till.locator("#account-unit input").fill("市一中食堂");
      till.locator("#put-on-account").click();
      device.till.nextSale();
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(2, 1);
      assertThat(number(device, "approved_by FROM sale")).isEqualTo(supervisor);
      assertThat(number(device, "total_fen FROM sale")).isEqualTo(15_100);
      assertThat(number(device, "count(*) FROM drawer_movement")).isZero();
      isToldOnTheReceipt(console, device);
    }
  }

  @Test
  void aPhoneNumberIsEncryptedBeforeItIsKeptAndIsAPersonForTheServer() {
    try (var device = new Device().enrolled()) {
      device.cable.cut();
      Page till = device.till.page();
      till.locator("#people-chip").click();
      till.locator("#people").fill("13812345678");
      till.locator("#people-done").click();
      seesWho(till);
      assertThat(till.locator("#visit-only")).isInViewport();
      device.till.scan(TEA_CODE).owes("168.00");
      seesWho(till);
      assertThat(keptOnTheDevice(device.till)).contains("PHONE").doesNotContain("13812345678");
      device.till.toPayment("WECHAT");
      seesWho(till);
      till.locator("#complete").click();
      device.till.nextSale();
      till.locator("#headcount").click();
      till.locator("#counts button").nth(2).click();
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(3, 1);
      assertThat(number(device, "count(person) FROM sale")).isEqualTo(1);
      assertThat(number(device, "sum(headcount) FROM visit")).isEqualTo(3);
    }
  }

  /**
   * Whoever is buying stands on the screen, the cart closed or not, with what takes them off again.
   */
  private static void seesWho(Page till) {
    assertThat(till.locator("#participant")).containsText("5678");
    assertThat(till.locator("#participant")).isInViewport();
    assertThat(till.locator("#participant button").last()).isInViewport();
  }

  @Test
  void aScalesCodeIsReadAsTheConsoleSaysAndCostsWhatItsLabelSays() {
    long meat = sql.number("SELECT id FROM product WHERE code = 'P-0602'");
    Page console = browser.desktop(server.getURI().toString());
    console.navigate(TestSignIn.path(ORGANIZER));
    console.navigate("/outlets/" + outlet + "/scales");
    for (String pattern : List.of("21IIIIIWWWWWC", "22IIIIIPPPPPC")) {
      console.locator("#add-pattern").click();
      Locator field = console.locator("vaadin-combo-box input");
      field.fill(pattern.substring(1));
      field.press("Enter");
      save(console).click();
      assertThat(console.locator("vaadin-combo-box[invalid]")).isVisible();
      field.fill(pattern);
      field.press("Enter");
      save(console).click();
      assertThat(console.locator("body")).containsText(pattern);
      assertThat(console.locator("vaadin-combo-box")).hasCount(0);
    }
    scaleCodes.call(ORGANIZER, outlet, "00123", meat);
    try (var device = new Device().enrolled()) {
      device.till.scan("2100123012350").owes("395.20");
      device.till.scan("2200123012340").owes("407.54");
      device.till.scan("2100124012359");
      assertThat(device.till.page().locator("body")).containsText("2100124012359 (124)");
      device.till.pay("WECHAT");
      device.till.hasUnsent(0);
      device.serverHas(2, 1);
      assertThat(
              sql.list(
                  "SELECT quantity_milli || ' ' || net_fen FROM sale_line WHERE terminal_id IN "
                      + Device.TERMINALS
                      + " ORDER BY line",
                  row -> row.getString(1),
                  device.kiosk))
          .containsExactly("1235 39520", "39 1234");
    }
  }

  /** A number of this device's rows alone. */
  private long number(Device device, String query) {
    return sql.number(
        "SELECT " + query + " WHERE terminal_id IN " + Device.TERMINALS, device.kiosk);
  }

  private static Locator save(Page console) {
    return console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"));
  }

  private void cashiersMayGive(Page console, String percent) {
    console.navigate("/outlets/" + outlet + "/cashiers");
    console.locator("#change-limits").click();
    Locator field =
        console.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("收银员自己最多可优惠"));
    field.fill("101");
    field.press("Enter");
    save(console).click();
    assertThat(console.locator("vaadin-integer-field[invalid]").first()).isVisible();
    field.fill(percent);
    save(console).click();
    assertThat(console.locator("#limits")).containsText("收银员可优惠 " + percent + "%");
  }

  private void isToldOnTheReceipt(Page console, Device device) {
    String code =
        sql.list(
                "SELECT receipt_id FROM sale WHERE terminal_id IN " + Device.TERMINALS,
                row -> Base64Url.encode(row.getBytes(1)),
                device.kiosk)
            .getFirst();
    console.navigate("/sales/receipts/" + code);
    assertThat(console.locator("body"))
        .containsText(Pattern.compile("李主管.*优惠 16\\.80.*尾货.*市一中食堂", Pattern.DOTALL));
    console.navigate("/r/" + code);
    assertThat(console.locator("body")).containsText("已优惠 17.00");
  }
}
