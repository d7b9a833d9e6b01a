package cn.jiuxiao.server.shared;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Locale;
import java.util.Optional;

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
        .or(() -> askedByBrowser(request))
        .map(Texts::supported)
        .orElse(Texts.CHINESE);
  }

  /** Without the header a servlet would answer with the server's own language. */
  private static Optional<Locale> askedByBrowser(HttpRequest<?> request) {
    return request.getHeaders().contains(HttpHeaders.ACCEPT_LANGUAGE)
        ? request.getLocale()
        : Optional.empty();
  }
}
