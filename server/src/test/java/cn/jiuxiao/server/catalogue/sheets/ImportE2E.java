package cn.jiuxiao.server.catalogue.sheets;

import static cn.jiuxiao.server.catalogue.sheets.SpreadsheetFixture.product;
import static cn.jiuxiao.server.catalogue.sheets.SpreadsheetFixture.vendor;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.SignIn;
import cn.jiuxiao.server.testing.TestDatabase;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** A person hands in a spreadsheet, twice, and once while the server goes. */
class ImportE2E {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final int MANY = 4_000;
  private static final double LONG_MILLIS = 180_000;
  private final TestDatabase database = TestDatabase.create();

  private EmbeddedServer start() {
    Map<String, Object> properties = new HashMap<>(database.properties());
    properties.put("micronaut.server.port", -1);
    return ApplicationContext.run(EmbeddedServer.class, properties);
  }

  private static Page importPage(Browser browser, EmbeddedServer server, Actor actor) {
    Page page = browser.desktop(server.getURI().toString());
    server.getApplicationContext().getBean(SignIn.class).in(page, actor);
    page.navigate("/products/import");
    return page;
  }

  private static void handIn(Page page, String name, byte[] file) {
    page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload(name, XLSX, file));
  }

  private static Locator latest(Page page) {
    return page.locator(".jx-import").first();
  }

  private static Actor office(EmbeddedServer server) {
    return server.getApplicationContext().getBean(SignIn.class).withScope(Role.PROGRAMME_OFFICE);
  }

  private static long number(EmbeddedServer server, String sql) {
    return server.getApplicationContext().getBean(Sql.class).number(sql);
  }

  private static byte[] withThreeBadRows() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      rows.add(product("B-%03d".formatted(i), "BV-1", "茶 " + i));
    }
    rows.get(17).put("salesUnit", "箱");
    rows.get(120).put("listPriceFen", "一百");
    rows.get(249).put("categoryCode", "茶叶类");
    return SpreadsheetFixture.file(List.of(vendor("BV-1", "好合作社")), rows);
  }

  @Test
  void theErrorSheetNamesTheBadRowsAndASecondRunChangesNothing() throws Exception {
    try (EmbeddedServer server = start();
        Browser browser = Browser.open()) {
      Page page = importPage(browser, server, office(server));
      handIn(page, "改名的.xlsx", "品名,价格\n茶,1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(page.locator(".jx-refusal:visible")).containsText("改名的.xlsx：这不是 xlsx 文件。");
      assertThat(page.locator(".jx-import")).hasCount(0);

      handIn(page, "产品.xlsx", withThreeBadRows());
      assertThat(latest(page)).containsText("新增 248，更新 0，未变 0，有问题 3");
      Download sheet = page.waitForDownload(() -> latest(page).locator("a").click());
      assertThat(badRows(sheet)).containsExactly("产品 19 销售单位", "产品 122 参考价（元）", "产品 251 类别");

      handIn(page, "产品.xlsx", withThreeBadRows());
      assertThat(page.locator(".jx-import")).hasCount(2);
      assertThat(latest(page)).containsText("新增 0，更新 0，未变 248，有问题 3");
      assertThat(number(server, "SELECT count(*) FROM product")).isEqualTo(247);
    }
  }

  private static List<String> badRows(Download sheet) throws IOException {
    try (var content = Files.newInputStream(sheet.path());
        var workbook = new ReadableWorkbook(content)) {
      return workbook.getFirstSheet().read().stream()
          .skip(1)
          .map(row -> row.getCellText(0) + " " + row.getCellText(1) + " " + row.getCellText(2))
          .toList();
    }
  }

  @Test
  void anImportThatTheServersEndInterruptsSaysSoAndIsMadeUpByHandingTheFileInAgain()
      throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      rows.add(product("R-%05d".formatted(i), "RV-1", "茶 " + i));
    }
    byte[] file = SpreadsheetFixture.file(List.of(vendor("RV-1", "大合作社")), rows);
    try (Browser browser = Browser.open()) {
      Actor actor;
      try (EmbeddedServer first = start()) {
        actor = office(first);
        Page page = importPage(browser, first, actor);
        handIn(page, "很多.xlsx", file);
        assertThat(latest(page)).containsText(Pattern.compile("正在导入 [1-9]"));
      }
      try (EmbeddedServer second = start()) {
        Page page = importPage(browser, second, actor);
        assertThat(latest(page)).containsText("已中断");
        long stored = number(second, "SELECT count(*) FROM product WHERE code LIKE 'R-%'");
        assertThat(stored).isBetween(1L, MANY - 1L);
        // Each is there whole, with what its row said of its eligibility, or not at all.
        assertThat(number(second, "SELECT count(*) FROM product_eligibility")).isEqualTo(stored);
        assertThat(shownCount(latest(page).innerText())).isEqualTo(stored + 1);

        handIn(page, "很多.xlsx", file);
        assertThat(latest(page))
            .containsText(
                "新增 %,d，更新 0，未变 %,d，有问题 0".formatted(MANY - stored, stored + 1),
                new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                    .setTimeout(LONG_MILLIS));
      }
    }
  }

  private static long shownCount(String text) {
    Matcher count = Pattern.compile("已登记 ([0-9,]+)").matcher(text);
    assertThat(count.find()).as(text).isTrue();
    return Long.parseLong(count.group(1).replace(",", ""));
  }
}
