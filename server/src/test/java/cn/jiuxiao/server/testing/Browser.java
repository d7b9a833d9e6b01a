package cn.jiuxiao.server.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine. Where there is none, the test is skipped and says how to get one;
 * with CI=true it fails instead. Close it, and its contexts go with it. Without further flags it is
 * one process for all tests of a JVM, as each start takes seconds: a context shares nothing with
 * another.
 */
public final class Browser implements AutoCloseable {
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/usr/bin/google-chrome-stable",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A busy machine is slow, not wrong: assertions wait as long as actions do at most. */
  private static final double PATIENCE_MILLISECONDS = 20_000;

  private static @Nullable Browser plain;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(List<String> moreFlags) {
    Path executable = executable();
    var flags = new ArrayList<>(FLAGS);
    flags.addAll(moreFlags);
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(flags));
  }

  public static Browser open() {
    if (plain == null || !plain.chromium.isConnected()) {
      plain = new Browser(List.of());
    }
    return plain;
  }

  /** One of its own, with further flags such as those for a camera. */
  public static Browser open(String... moreFlags) {
    return new Browser(List.of(moreFlags));
  }

  private static Path executable() {
    Optional<String> executable = find();
    if (executable.isEmpty()) {
      String text =
          "No Chrome or Chromium found: install one (Debian: apt-get install chromium fonts-noto-cjk) or set CHROME_BIN.";
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        throw new AssertionError(text);
      }
      Assumptions.abort(text);
    }
    return Path.of(executable.get());
  }

  private static Optional<String> find() {
    return Stream.concat(Stream.ofNullable(System.getenv("CHROME_BIN")), PLACES.stream())
        .filter(place -> Files.isExecutable(Path.of(place)))
        .findFirst();
  }

  /** A desktop's window: 1440 × 900, Chinese. */
  public Page desktop(String baseUrl) {
    return context(baseUrl, 1440, 900, "zh-CN").newPage();
  }

  /** A phone's screen: 360 × 740, Chinese. */
  public Page phone(String baseUrl) {
    return context(baseUrl, 360, 740, "zh-CN").newPage();
  }

  public BrowserContext context(String baseUrl, int width, int height, String locale) {
    return chromium.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setBaseURL(baseUrl)
            .setIgnoreHTTPSErrors(true)
            .setLocale(locale)
            .setTimezoneId("Asia/Shanghai")
            .setViewportSize(width, height));
  }

  /** A device that believes a certificate only if it should; offline like any other if told so. */
  public BrowserContext trusting(String baseUrl) {
    return chromium.newContext(
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setBaseURL(baseUrl)
            .setLocale("zh-CN")
            .setTimezoneId("Asia/Shanghai")
            .setViewportSize(1440, 900));
  }

  @Override
  public void close() {
    List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    if (this != plain) {
      chromium.close();
      playwright.close();
    }
  }

  /**
   * Text as the page shows it: not the copy that Vaadin puts into an aria-live region for a moment,
   * so that screen readers hear a field's error.
   */
  public static Locator shown(Page page, String text) {
    return page.getByText(text).and(page.locator(":not([aria-live])"));
  }

  /**
   * Types a day and closes the calendar, which would cover the rest. Only once it is open: closed
   * while it opens, it would leave what surrounds it hidden from assistive technology, and from us.
   * And only until it is gone: a second day typed meanwhile would see two calendars.
   */
  public static void typeDay(Locator field, String day) {
    Locator calendar = field.page().locator("vaadin-date-picker-overlay-content:visible");
    field.fill(day);
    assertThat(
            calendar.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("今天").setExact(true)))
        .isVisible();
    field.press("Enter");
    assertThat(calendar).hasCount(0);
  }
}
