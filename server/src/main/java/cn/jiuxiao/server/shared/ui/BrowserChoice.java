package cn.jiuxiao.server.shared.ui;

import com.vaadin.flow.component.page.Page;

/** What a person chose for this browser, kept in a cookie for a year. */
public final class BrowserChoice {
  private static final String KEEP =
      "document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax';";

  private BrowserChoice() {}

  public static void keep(Page page, String cookie, String value) {
    page.executeJs(KEEP, cookie, value);
  }

  /** The page is made anew with the choice. */
  public static void keepAndReload(Page page, String cookie, String value) {
    page.executeJs(KEEP + "location.reload()", cookie, value);
  }
}
