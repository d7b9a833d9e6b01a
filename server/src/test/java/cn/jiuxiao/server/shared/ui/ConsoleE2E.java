package cn.jiuxiao.server.shared.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleE2E extends ServerTest {
  private Browser browser;

  @BeforeAll
  void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  void closeBrowser() {
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
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
    }
  }

  private static Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private static Locator notice(Page page, String words) {
    return page.locator(
        "vaadin-notification-card", new Page.LocatorOptions().setHasText(Pattern.compile(words)));
  }

  @Test
  void theBareAddressShowsTodayWithoutAnyComplaintOfTheBrowser() {
    // Of its own: the sign-in of tests has no icon, and its complaint about that may come late.
    Page page = signedIn(Role.ADMINISTRATOR, 1440, 900, "zh-CN").context().newPage();
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text() + " " + message.location());
          }
        });
    page.navigate("/");
    assertThat(page).hasURL(Pattern.compile(".*/today$"));
    assertThat(heading(page)).hasText("今天");
    picture(page, "today-zh");
    assertThat(complaints).isEmpty();
  }

  @Test
  void theMenuShowsOnlyWhatTheRoleMayOpen() {
    Page organizer = signedIn(Role.FAIR_ORGANIZER, 1440, 900, "zh-CN");
    organizer.navigate("/today");
    assertThat(heading(organizer)).isVisible();
    assertThat(organizer.locator("vaadin-side-nav-item[path='sample']")).hasCount(0);
    organizer.navigate("/sample");
    assertThat(heading(organizer)).hasText(Pattern.compile("没有(权限|找到)"));
    picture(organizer, "denied-zh");
    Page vendor = signedIn(Role.VENDOR, 1440, 900, "zh-CN");
    vendor.navigate("/today");
    assertThat(vendor.locator("vaadin-side-nav-item[path='sample']")).hasCount(1);
  }

  @Test
  void languageAndColoursAreKept() {
    Page page = signedIn(Role.VENDOR, 1440, 900, "zh-CN");
    page.navigate("/today");
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("English")).click();
    assertThat(heading(page)).hasText("Today");
    page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Switch light/dark"))
        .click();
    page.waitForFunction("document.cookie.includes('colours=dark')");
    page.navigate("/sample");
    assertThat(heading(page)).hasText("Search");
    assertThat(page.evaluate("getComputedStyle(document.documentElement).colorScheme"))
        .isEqualTo("dark");
    assertThat(page.evaluate("document.documentElement.lang")).isEqualTo("en");
    picture(page, "list-en-dark");
  }

  @Test
  void searchFilterAndSortStandInTheUrlAndSurviveTheBackButton() {
    Page page = signedIn(Role.VENDOR, 1440, 900, "zh-CN");
    page.navigate("/sample?q=1&kind=even&sort=-price");
    Locator total = page.locator(".jx-total");
    assertThat(total).hasText("70 条");
    assertThat(
            page.locator(
                    "vaadin-grid-cell-content:visible",
                    new Page.LocatorOptions().setHasText("51,602.10"))
                .first())
        .isVisible();
    picture(page, "list-zh");
    page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("搜索")).fill("柑橘 49");
    assertThat(total).hasText("5 条");
    assertThat(page).hasURL(Pattern.compile(".*/sample\\?q=.*49&kind=even&sort=-price$"));
    page.getByText("石门柑橘 498").click();
    assertThat(page).hasURL(Pattern.compile(".*/sample/498$"));
    page.goBack();
    assertThat(page).hasURL(Pattern.compile(".*/sample\\?q=.*49&kind=even&sort=-price$"));
    assertThat(page.locator(".jx-total")).hasText("5 条");
  }

  @Test
  void exportsWhatTheListShows() throws IOException {
    Page page = signedIn(Role.VENDOR, 1440, 900, "zh-CN");
    page.navigate("/sample?kind=odd&sort=-price");
    Path file = page.waitForDownload(() -> page.getByText("导出").click()).path();
    try (var in = Files.newInputStream(file);
        var workbook = new ReadableWorkbook(in)) {
      var rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(251);
      assertThat(rows.get(1).getCellText(1)).isEqualTo("石门柑橘 499");
      assertThat(rows.get(1).getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("61601.55");
    }
  }

  @Test
  void problemsAreSentencesAndFailuresHaveANumber() {
    Page page = signedIn(Role.VENDOR, 1440, 900, "en");
    page.navigate("/sample");
    page.getByText("denied").click();
    assertThat(notice(page, "denied|not allowed")).containsText("You are not allowed to do this");
    page.getByText("broken").click();
    assertThat(notice(page, "number")).containsText(Pattern.compile("number [0-9a-f]{8}"));
    picture(page, "problems-en");
    page.navigate("/sample/missing");
    assertThat(heading(page)).hasText("Not found");
    page.navigate("/nowhere");
    assertThat(heading(page)).hasText("Not found");
  }

  @Test
  void fitsAPhone() {
    Page page = signedIn(Role.VENDOR, 360, 740, "zh-CN");
    page.navigate("/today");
    assertThat(heading(page)).isVisible();
    picture(page, "phone-today");
    page.navigate("/sample");
    assertThat(page.locator(".jx-total")).hasText("500 条");
    picture(page, "phone-list");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(360);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("菜单")).click();
    assertThat(page.locator("vaadin-side-nav-item[path='sample']")).isVisible();
    picture(page, "phone-menu");
  }

  @Test
  void pushComesOverAWebSocket() {
    Page page = signedIn(Role.VENDOR, 1440, 900, "zh-CN");
    List<String> sockets = new ArrayList<>();
    page.onWebSocket(socket -> sockets.add(socket.url()));
    page.navigate("/today");
    assertThat(heading(page)).isVisible();
    page.waitForCondition(() -> !sockets.isEmpty());
    assertThat(sockets.getFirst()).contains("/VAADIN/push");
  }
}
