package cn.jiuxiao.server.vaadin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.Rfc6265CookieProcessor;
import org.apache.tomcat.util.http.ServerCookie;
import org.apache.tomcat.util.http.ServerCookies;
import org.jspecify.annotations.Nullable;

/**
 * Gives the session's cookie another name over HTTPS than over HTTP. Browsers keep one jar for both
 * and let no HTTP answer replace a Secure cookie, so under one name a sign-in over HTTPS would make
 * every later one over HTTP fail. The name's prefix also stops HTTP from planting it.
 */
final class SessionCookies extends Rfc6265CookieProcessor {
  static final String PLAIN = "jiuxiao";
  static final String SECURE = "__Host-jiuxiao";

  SessionCookies() {
    setSameSiteCookies("lax");
  }

  /** Where the secure one came along, the plain one is none of this exchange's business. */
  @Override
  public void parseCookieHeader(MimeHeaders headers, ServerCookies cookies) {
    super.parseCookieHeader(headers, cookies);
    ServerCookie secure = find(cookies, SECURE);
    if (secure != null) {
      for (int at = 0; at < cookies.getCookieCount(); at++) {
        ServerCookie each = cookies.getCookie(at);
        if (each.getName().equals(PLAIN)) {
          each.getName().setString(PLAIN + "-over-http");
        }
      }
      secure.getName().setString(PLAIN);
    }
  }

  private static @Nullable ServerCookie find(ServerCookies cookies, String name) {
    for (int at = 0; at < cookies.getCookieCount(); at++) {
      if (cookies.getCookie(at).getName().equals(name)) {
        return cookies.getCookie(at);
      }
    }
    return null;
  }

  @Override
  public String generateHeader(Cookie cookie, HttpServletRequest request) {
    if (!cookie.getName().equals(PLAIN) || !(cookie.getSecure() || sentSecure(request))) {
      return super.generateHeader(cookie, request);
    }
    Cookie secure = new Cookie(SECURE, cookie.getValue());
    cookie.getAttributes().forEach(secure::setAttribute);
    secure.setSecure(true);
    return super.generateHeader(secure, request);
  }

  /** Browsers that send Secure cookies to http://localhost take them from there, too. */
  private static boolean sentSecure(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Cookie")).stream()
        .anyMatch(header -> header.contains(SECURE + "="));
  }
}
