package cn.jiuxiao.server.statistics;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.SignedBytes;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The office's pages in a browser, with a till that sells meanwhile. */
class FiguresE2E extends ServerTest {
  private static final String CELL = ".jx-matrix tbody tr:has(th:has-text('节会展销')) td:last-child";

  @Inject ServerKeys keys;
  @Inject ReferenceData reference;
  @Inject Clock clock;
  private FigureFixture fixture;
  private Browser browser;

  @BeforeAll
  void sell() {
    fixture = new FigureFixture(database(), keys, reference).sellAll();
    fixture.journal.execute(
        "INSERT INTO target (year, amount_fen, participants, source, demo) VALUES (2026, 5000000, 20, '常扶领发〔2019〕13号', true)");
    browser = Browser.open();
  }

  @AfterAll
  void end() {
    fixture.close();
    if (browser != null) {
      browser.close();
    }
  }

  private Page signedIn(Role role, int width, int height, String locale) {
    BrowserContext context = browser.context(server.getURI().toString(), width, height, locale);
    Page page = context.newPage();
    page.navigate(TestSignIn.path(TestSignIn.actor(role)));
    return page;
  }

  /** Pictures for people, when -Dpictures=FOLDER asks for them. */
  private static void picture(Page page, String name) {
    String folder = System.getProperty("pictures");
    if (folder != null) {
      page.waitForTimeout(600); // the chart grows into its place
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  private static String member(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    assertThat(found.find()).as(json).isTrue();
    return found.group(1);
  }

  private String token(TestTill till) {
    String nonce = member(http().post("/api/kiosk/nonces", "{}").body(), "nonce");
    String signature =
        Base64Url.encode(till.key.sign(SignedBytes.token(Base64Url.decode(nonce), till.id())));
    String asked =
        "{\"terminal\":\"%s\",\"nonce\":\"%s\",\"signature\":\"%s\"}"
            .formatted(till.id(), nonce, signature);
    return member(http().post("/api/kiosk/tokens", asked).body(), "token");
  }

  private void upload(TestTill till, Sealed... entries) {
    String token = token(till);
    HttpResponse<String> answer =
        http()
            .send(
                "/api/kiosk/entries",
                request ->
                    request
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofByteArray(TillJournal.upload(List.of(entries)))));
    assertThat(answer.body()).contains("\"outcome\":\"RECORDED\"").doesNotContain("PARKED");
  }

  private static String exact(long fen) {
    return new Money(fen).yuan() + " 元";
  }

  @Test
  void aFigureChangesByItselfWhenATillSells() {
    TestTill till = fixture.tillAt(1, clock.instant());
    upload(till, till.openShift(0));
    Page page = signedIn(Role.PROGRAMME_OFFICE, 1440, 900, "zh-CN");
    page.navigate("/statistics?period=2026&measure=total");
    Page hall = signedIn(Role.INSPECTOR, 1366, 768, "zh-CN");
    hall.navigate("/projector");
    long before = fixture.tally("\\d+ FAIR .*").totalFen();
    Locator cell = page.locator(CELL + " a");
    assertThat(cell).hasAttribute("title", exact(before));
    page.evaluate("window.stillTheSamePage = true");
    upload(till, till.sell(1000, TestTill.TEA));
    assertThat(cell).hasAttribute("title", exact(before + 16800));
    assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);
    assertThat(page.locator(CELL)).hasClass(Pattern.compile("jx-new-"));
    assertThat(hall.locator(".jx-ticker")).containsText("展位 A-001");
    assertThat(hall.locator(".jx-ticker")).containsText("168.00");
    picture(hall, "projector-live");
  }

  @Test
  void everyFigureOpensDownToTheProofOfItsEntry() {
    Page page = signedIn(Role.PROGRAMME_OFFICE, 1440, 900, "zh-CN");
    page.navigate("/statistics?period=2026-10&measure=eligible");
    picture(page, "statistics-month-zh");
    page.locator(".jx-matrix tbody tr:has(th:has-text('电商营销')) td:last-child a").click();
    assertThat(page).hasURL(Pattern.compile(".*/sales\\?period=2026-10&channel=ECOMMERCE$"));
    FigureFixture.Tally tally = fixture.tally("4 .* 2026-10");
    assertThat(page.locator(".jx-sum"))
        .containsText("总金额 " + new Money(tally.totalFen()).yuan() + " 元");
    picture(page, "sales-zh");
    page.getByText("古丈毛尖网店").click();
    assertThat(page).hasURL(Pattern.compile(".*/sales/outlets/4\\?period=2026-10$"));
    assertThat(page.locator(".jx-sum"))
        .containsText("符合条件 " + new Money(tally.eligibleFen()).yuan() + " 元");
    picture(page, "receipts-zh");
    page.locator("a.jx-code").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/sales/receipts/[\\w-]{22}$"));
    picture(page, "receipt-zh");
    page.getByText("正文、哈希与签名").click();
    assertThat(page).hasURL(Pattern.compile(".*/sales/entries/.*/0/\\d+$"));
    assertThat(page.getByText("核验通过")).isVisible();
    assertThat(page.getByText("终端签名有效")).isVisible();
    picture(page, "entry-zh");
    page.goBack();
    assertThat(page).hasURL(Pattern.compile(".*/sales/receipts/[\\w-]{22}$"));
    assertThat(page.getByText("正文、哈希与签名")).isVisible();
    page.goBack();
    assertThat(page.locator(".jx-sum")).containsText(new Money(tally.totalFen()).yuan());
  }

  @Test
  void aDayIsChosenFromThoseOnWhichTheOutletSold() {
    Page page = signedIn(Role.PROGRAMME_OFFICE, 1440, 900, "zh-CN");
    page.navigate("/sales/outlets/4?day=2026-10-17");
    String october = new Money(fixture.tally("4 .* 2026-10").totalFen()).yuan();
    String august = new Money(fixture.tally("4 .* 2026-08").totalFen()).yuan();
    Locator day = page.getByLabel("业务日期", new Page.GetByLabelOptions().setExact(true));
    assertThat(day).hasValue("2026-10-17");
    assertThat(page.locator(".jx-sum")).containsText("总金额 " + october + " 元");
    day.fill("-08-");
    page.locator("vaadin-combo-box-item").getByText("2026-08-05 · " + august).click();
    assertThat(page).hasURL(Pattern.compile(".*/sales/outlets/4\\?day=2026-08-05$"));
    assertThat(day).hasValue("2026-08-05");
    assertThat(page.locator(".jx-sum")).containsText("总金额 " + august + " 元");
  }

  @Test
  void choicesStandInTheAddressAndTheChartIsDrawn() {
    Page page = signedIn(Role.PROGRAMME_OFFICE, 1440, 900, "zh-CN");
    page.navigate("/statistics");
    assertThat(page.locator(".jx-matrix tfoot").first()).isVisible();
    page.locator("jx-chart svg").waitFor(); // 680 kB of script come first
    page.getByLabel("参与人数", new Page.GetByLabelOptions().setExact(true)).check();
    assertThat(page).hasURL(Pattern.compile(".*measure=participants$"));
    assertThat(page.locator(".jx-matrix tfoot td").last())
        .hasText(String.valueOf(fixture.persons(".*")));
    page.goBack();
    assertThat(page.locator(".jx-matrix tbody tr")).hasCount(10); // nine channels, and the months
    picture(page, "statistics-zh");
    if (System.getProperty("pictures") != null) {
      page.setViewportSize(1440, 1500);
      picture(page, "statistics-tall");
      page.pdf(
          new Page.PdfOptions()
              .setLandscape(true)
              .setFormat("A4")
              .setPath(Path.of(System.getProperty("pictures"), "print.pdf")));
    }
  }

  @Test
  void theSheetHoldsExactYuan() throws IOException {
    Page page = signedIn(Role.INSPECTOR, 1440, 900, "zh-CN");
    page.navigate("/statistics?period=2026-09");
    Path file = page.waitForDownload(() -> page.getByText("导出").click()).path();
    try (var in = Files.newInputStream(file);
        var workbook = new ReadableWorkbook(in)) {
      var rows = workbook.getFirstSheet().read();
      assertThat(rows.getLast().getCellAsNumber(13).orElseThrow())
          .isEqualByComparingTo(new Money(fixture.tally(".* 2026-09").totalFen()).toBigDecimal());
      assertThat(rows.get(2).getCellText(2)).isEqualTo("430702");
    }
  }

  @Test
  void fitsAPhoneAHallAndBothLanguages() {
    Page phone = signedIn(Role.PROGRAMME_OFFICE, 360, 740, "en");
    for (String path :
        List.of("statistics", "sales", "sales/outlets/1?period=2026-10", "projector")) {
      phone.navigate("/" + path);
      assertThat(phone.locator("h1, h2").first()).isVisible();
      picture(phone, "phone-" + path.replaceAll("\\W.*", path.contains("outlets") ? "-o" : ""));
      assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(360);
    }
    Page english = signedIn(Role.PROGRAMME_OFFICE, 1440, 900, "en");
    english.navigate("/statistics");
    assertThat(english.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Statistics");
    picture(english, "statistics-en");
    for (int[] size : List.of(new int[] {1920, 1080}, new int[] {1366, 768})) {
      Page hall = signedIn(Role.PROGRAMME_OFFICE, size[0], size[1], "zh-CN");
      hall.navigate("/projector");
      assertThat(hall.locator(".jx-bars").first()).isVisible();
      picture(hall, "projector-" + size[0]);
      assertThat((Integer) hall.evaluate("document.documentElement.scrollHeight"))
          .isLessThanOrEqualTo(size[1]);
      assertThat(
              (String)
                  hall.evaluate(
                      "[...document.querySelectorAll('.jx-bars, .jx-target, .jx-projector-figures')]"
                          + ".filter(b => b.scrollHeight > b.clientHeight + 3 || b.scrollWidth > b.clientWidth + 1)"
                          + ".map(b => b.className + ' ' + [b.scrollHeight, b.clientHeight, b.scrollWidth, b.clientWidth]).join()"))
          .isEmpty();
    }
  }

  @Test
  void whoHoldsThePaperSeesIt() {
    Page page = browser.phone(server.getURI().toString());
    page.navigate("/r/AAAAAAAAAAAAAAAAAAAAAA");
    picture(page, "public-missing");
    String code =
        fixture
            .journal
            .rows("SELECT encode(receipt_id, 'base64') FROM sale ORDER BY sold_at LIMIT 1")
            .getFirst()
            .replace("=", "")
            .replace('+', '-')
            .replace('/', '_');
    page.navigate("/r/" + code);
    assertThat(page.getByText("已由服务器收到并验证签名")).isVisible();
    picture(page, "public-receipt");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
  }
}
