package cn.jiuxiao.server.till;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Chromium with a profile on disk, which can be killed as a power cut would, and started again.
 */
final class KilledBrowser implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("DevTools listening on (ws://\\S+)");

  private final Playwright playwright;
  private final Process process;
  private final Browser browser;

  private KilledBrowser(Playwright playwright, Process process, Browser browser) {
    this.playwright = playwright;
    this.process = process;
    this.browser = browser;
  }

  static KilledBrowser start(Path profile) {
    try {
      Process process =
          new ProcessBuilder(
                  List.of(
                      "/usr/bin/chromium",
                      "--headless",
                      "--no-sandbox",
                      "--disable-gpu",
                      "--no-first-run",
                      "--disable-background-networking",
                      "--remote-debugging-port=0",
                      "--user-data-dir=" + profile,
                      "--lang=zh-CN",
                      "about:blank"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Playwright playwright = Playwright.create();
      return new KilledBrowser(
          playwright, process, playwright.chromium().connectOverCDP(address(process)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String address(Process process) throws IOException {
    BufferedReader said = process.errorReader();
    for (String line; (line = said.readLine()) != null; ) {
      Matcher found = LISTENS.matcher(line);
      if (found.find()) {
        Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
        return found.group(1);
      }
    }
    throw new IOException("Chromium did not start");
  }

  Page page() {
    Page page = browser.contexts().getFirst().pages().getFirst();
    page.setViewportSize(1280, 800);
    return page;
  }

  /** No goodbye: nothing is flushed that was not. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
    playwright.close();
  }
}
