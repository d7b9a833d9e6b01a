package cn.jiuxiao.server.statistics;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** The office publishes a month in a browser, and sees what comes in later. */
class MonthLocksE2E extends PublishedMonths {
  private static final String CHANGED = ".jx-compared .jx-changed";

  private Page signedIn(Browser browser, int width, int height, String locale) {
    Page page = browser.context(server.getURI().toString(), width, height, locale).newPage();
    page.navigate(TestSignIn.path(OFFICE));
    return page;
  }

  /** Pictures for people, when -Dpictures=FOLDER asks for them. */
  private static void picture(Page page, String name) {
    String folder = System.getProperty("pictures");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  @Test
  void aMonthIsPublishedAndWhatComesLaterIsItsDifference() throws IOException {
    TestTill till = tillOf("2026-09-20");
    String published = new Money(fixture.tally(".* 2026-09").totalFen()).yuan();
    try (Browser browser = Browser.open()) {
      Page page = signedIn(browser, 1440, 900, "zh-CN");
      page.navigate("/publications");
      page.locator("a[href='/publications/2026-09']").click();
      assertThat(page).hasURL(Pattern.compile(".*/publications/2026-09$"));
      assertThat(page.locator("#still-open")).containsText("本月未交班的班次");
      page.locator("#lock-month").click();
      Locator dialog = page.getByRole(com.microsoft.playwright.options.AriaRole.DIALOG);
      assertThat(dialog.locator("#still-open")).containsText(till.label);
      picture(page, "lock-dialog");
      dialog.getByText("发布并锁定").click();
      assertThat(page.locator(".jx-state").first()).hasText("已发布，无变动");
      journal.upload(till.sell(1000, TestTill.TEA), till.sell(2000, TestTill.TEA));
      page.navigate("/statistics?period=2026-09");
      assertThat(page.locator(".jx-published .jx-state")).hasText("已发布，有变动");
      assertThat(page.locator(".jx-published tbody tr").first()).containsText(published);
      assertThat(page.locator(CHANGED).first()).hasText("+504.00");
      picture(page, "statistics-published");
      page.getByText("发布与差异明细").click();
      assertThat(page.locator(CHANGED).first()).hasText("+504.00");
      assertThat(page.locator(".jx-cells .jx-changed").first()).hasText("+504.00");
      picture(page, "month");
      page.getByText("迟到流水").click();
      assertThat(page.locator(".jx-sum")).containsText("发布后 2 条 · 总金额 504.00 元");
      picture(page, "month-late");
      page.locator("a.jx-code").first().click();
      assertThat(page).hasURL(Pattern.compile(".*/sales/receipts/[\\w-]{22}$"));
      page.navigate("/projector?period=2026-09");
      assertThat(page.locator(".jx-projector header")).containsText("发布后 +504.00 元");
      picture(page, "projector-published");
      theSheetCarriesAllThree(page);
      thePagesFit(browser);
    }
  }

  private static void theSheetCarriesAllThree(Page page) throws IOException {
    page.navigate("/publications/2026-09");
    Path file = page.waitForDownload(() -> page.getByText("导出").click()).path();
    try (var in = Files.newInputStream(file);
        var workbook = new ReadableWorkbook(in)) {
      var sum = workbook.getFirstSheet().read().getLast();
      assertThat(sum.getCellAsNumber(5).orElseThrow())
          .isEqualByComparingTo(
              sum.getCellAsNumber(4).orElseThrow().add(new Money(50400).toBigDecimal()));
      assertThat(sum.getCellAsNumber(6).orElseThrow())
          .isEqualByComparingTo(new Money(50400).toBigDecimal());
    }
  }

  /** More of them when pictures are asked for. */
  private void thePagesFit(Browser browser) {
    boolean all = System.getProperty("pictures") != null;
    for (String locale : all ? List.of("zh-CN", "en") : List.of("en")) {
      Page phone = signedIn(browser, 360, 740, locale);
      for (String path :
          all
              ? List.of(
                  "publications",
                  "publications/2026-09",
                  "publications/2026-09/late",
                  "publications/2026-09/history",
                  "statistics?period=2026-09",
                  "statistics?period=2026")
              : List.of("publications", "publications/2026-09")) {
        phone.navigate("/" + path);
        assertThat(phone.locator("h1").first()).isVisible();
        picture(phone, "phone-" + locale + "-" + path.replaceAll("\\W", "-"));
        assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth"))
            .as(path)
            .isLessThanOrEqualTo(360);
      }
    }
  }
}
