package cn.jiuxiao.server.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** How a person finds things on the console's pages: by what they read. */
public final class Console {
  private Console() {}

  public static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  public static void tab(Page page, String name) {
    page.locator("vaadin-tab a").filter(containing(name)).click();
  }

  public static Locator field(Page page, String label) {
    return page.getByLabel(label).last();
  }

  public static void choose(Page page, String label, String item) {
    Locator box =
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label)).last();
    box.click();
    box.fill(item);
    page.getByRole(AriaRole.OPTION).filter(containing(item)).first().click();
  }

  public static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  public static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** For looking at the pages: {@code -Dshots=FOLDER}. */
  public static void shot(Page page, String name) {
    String folder = System.getProperty("shots");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
    }
  }
}
