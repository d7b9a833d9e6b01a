package cn.jiuxiao.server.shared.web;

import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.Texts;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * Remembers the chosen language and goes back to the page where it was chosen: a link, so it works
 * without scripts.
 */
@Controller("/language")
@Secured(SecurityRule.IS_ANONYMOUS)
class LanguageSwitch {
  @Get("/{language}")
  HttpResponse<?> choose(String language, @QueryValue(defaultValue = "/") String back) {
    Locale chosen = Texts.supported(Locale.forLanguageTag(language));
    return HttpResponse.seeOther(ownPath(back))
        .cookie(
            Cookie.of(Languages.COOKIE, chosen.getLanguage())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite(SameSite.Lax));
  }

  /** Never to another site: only a path of ours, and no "//host" that browsers read as one. */
  private static URI ownPath(String back) {
    try {
      URI uri = URI.create(back);
      return uri.getRawAuthority() == null && uri.getScheme() == null && back.matches("/[^/\\\\].*")
          ? uri
          : URI.create("/");
    } catch (IllegalArgumentException malformed) {
      return URI.create("/");
    }
  }
}
