package cn.jiuxiao.server.web;

import cn.jiuxiao.server.shared.web.AskedAt;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/**
 * Refuses unsafe requests that another site made a browser send: beside SameSite cookies, a second
 * lock. A request that carries a session must say where it comes from; one without may be a till or
 * a script, and proves itself otherwise.
 */
@Singleton
@WebFilter(urlPatterns = "/*", asyncSupported = true)
class SameOrigin implements Filter {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    if (SAFE.contains(http.getMethod()) || isOurs(http)) {
      chain.doFilter(request, response);
    } else {
      FilterProblem.send(
          http,
          (HttpServletResponse) response,
          HttpServletResponse.SC_FORBIDDEN,
          "problem.foreignOrigin");
    }
  }

  private static boolean isOurs(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      return isAt(origin, request);
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    return request.getRequestedSessionId() == null;
  }

  /** A proxy may leave its own name, or drop the port, in what it sends as Host. */
  private static boolean isAt(String origin, HttpServletRequest request) {
    try {
      URI from = URI.create(origin);
      return from.getAuthority() != null
          && (from.getAuthority().equals(request.getHeader("Host"))
              || from.equals(AskedAt.of(request)));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
