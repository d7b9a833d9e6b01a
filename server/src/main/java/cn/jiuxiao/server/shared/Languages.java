package cn.jiuxiao.server.shared;

import io.micronaut.http.HttpRequest;
import java.util.Locale;

/**
 * Which language a request wants: what was chosen (a cookie) before what the browser says; else
 * Chinese.
 */
public final class Languages {
  /** Holds "zh" or "en"; console, till and public pages share it. */
  public static final String COOKIE = "lang";

  private Languages() {}

  public static Locale of(HttpRequest<?> request) {
    return request
        .getCookies()
        .findCookie(COOKIE)
        .map(cookie -> Locale.forLanguageTag(cookie.getValue()))
        .or(request::getLocale)
        .map(Texts::supported)
        .orElse(Texts.CHINESE);
  }
}
