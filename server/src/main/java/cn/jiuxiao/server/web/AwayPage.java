package cn.jiuxiao.server.web;

import cn.jiuxiao.server.shared.DatabaseTrouble;
import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.web.PublicPages;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a console user reads while the database is away, in place of any page. */
@Singleton
public class AwayPage {
  private final PublicPages pages;

  AwayPage(PublicPages pages) {
    this.pages = pages;
  }

  public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Locale locale = languageOf(request);
    response.resetBuffer();
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("text/html;charset=utf-8");
    response.setHeader(
        HttpHeaders.RETRY_AFTER, Integer.toString(DatabaseTrouble.RETRY_AFTER_SECONDS));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    String html =
        pages.message(
            locale,
            request.getRequestURI(),
            Texts.in(locale, "problem.databaseAwayTitle"),
            DatabaseTrouble.problem().text(locale));
    response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
  }

  private static Locale languageOf(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
        .filter(cookie -> cookie.getName().equals(Languages.COOKIE))
        .findFirst()
        .map(cookie -> Locale.forLanguageTag(cookie.getValue()))
        .or(
            () ->
                Optional.ofNullable(request.getHeader("Accept-Language"))
                    .map(asked -> request.getLocale()))
        .map(Texts::supported)
        .orElse(Texts.CHINESE);
  }
}
