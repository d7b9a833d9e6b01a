package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.wire.Base64Url;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What is granted at a till, from the limits on the console to the receipt that the office opens.
 */
class TillGrantsE2E extends TillScene {
  private static final String WHOLE_STATE =
      "state.getAll().onsuccess = (all) => (result = JSON.stringify(all.target.result));";
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
      assertThat(sql.number("SELECT approved_by FROM sale")).isEqualTo(supervisor);
      assertThat(sql.number("SELECT total_fen FROM sale")).isEqualTo(15_100);
      assertThat(sql.number("SELECT count(*) FROM drawer_movement")).isZero();
      isToldOnTheReceipt(console);
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
      assertThat(till.locator("#participant")).containsText("5678");
      device.till.scan(TEA_CODE).owes("168.00");
      assertThat(String.valueOf(inDatabase(device.till, WHOLE_STATE)))
          .contains("PHONE")
          .doesNotContain("13812345678");
      device.till.pay("WECHAT").nextSale();
      till.locator("#people-chip").click();
      till.locator("#people-COUNT").click();
      till.locator("#counts button").nth(2).click();
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(3, 1);
      assertThat(sql.number("SELECT count(*) FROM sale WHERE person IS NOT NULL")).isEqualTo(1);
      assertThat(sql.number("SELECT sum(headcount) FROM visit WHERE person IS NULL")).isEqualTo(3);
    }
  }

  private void cashiersMayGive(Page console, String percent) {
    console.navigate("/outlets/" + outlet + "/cashiers");
    console.locator("#change-limits").click();
    Locator field =
        console.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("收银员自己最多可优惠"));
    field.fill("101");
    field.press("Enter");
    Locator save = console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"));
    save.click();
    assertThat(console.locator("vaadin-integer-field[invalid]").first()).isVisible();
    field.fill(percent);
    save.click();
    assertThat(console.locator("#limits")).containsText("收银员可优惠 " + percent + "%");
  }

  private void isToldOnTheReceipt(Page console) {
    String code =
        sql.list("SELECT receipt_id FROM sale", row -> Base64Url.encode(row.getBytes(1)))
            .getFirst();
    console.navigate("/sales/receipts/" + code);
    assertThat(console.locator("body"))
        .containsText(Pattern.compile("李主管.*优惠 16\\.80.*尾货.*市一中食堂", Pattern.DOTALL));
    console.navigate("/r/" + code);
    assertThat(console.locator("body")).containsText("已优惠 17.00");
  }
}
