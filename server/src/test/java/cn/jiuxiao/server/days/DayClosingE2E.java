package cn.jiuxiao.server.days;

import static cn.jiuxiao.server.testing.Console.button;
import static cn.jiuxiao.server.testing.Console.field;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A manager closes a day without the device that it waits for. */
class DayClosingE2E extends DaysAtOutlet {

  @Test
  void aDayNamesTheDeviceThatItWaitsForAndIsClosedWithoutItOnlyWithAReason() {
    BusinessDay day = day(8);
    TestTill till = tillOn(day);
    journal.upload(till.openShift(0), cashSale(till));
    try (var browser = Browser.open()) {
      Page page = browser.desktop(server.getURI().toString());
      page.navigate(TestSignIn.path(office));
      page.navigate("/days/" + OUTLET + "/" + day);
      assertThat(page.locator("body")).containsText("在等这些设备");
      button(page, "不等设备，日结").click();
      var dialog = page.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText(till.label);
      button(page, "不等设备，日结").last().click();
      assertThat(dialog).containsText("请填写");
      field(page, "原因").fill(till.label + " 送修");
      button(page, "不等设备，日结").last().click();
      assertThat(dialog).hasCount(0);
      assertThat(page.locator("body")).containsText(till.label + " 送修");
      assertThat(page.locator("body")).containsText("日结后仍未到齐");
    }
  }
}
