package cn.jiuxiao.server.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
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

/**
 * Headers of every answer, so it comes before any filter that may answer itself. The content policy
 * here is the strict one of plain pages; the console's page replaces it by one with a nonce (Vaadin
 * evaluates what the server sends it), and only the till, and the worker that reads its codes for
 * the console, may compile WebAssembly.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@WebFilter(urlPatterns = "/*", asyncSupported = true)
class SecurityHeaders implements Filter {
  private static final String PAGES =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
  private static final String TILL =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; worker-src 'self'; manifest-src 'self'; font-src 'self'; media-src 'self' blob:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var answer = (HttpServletResponse) response;
    String path = ((HttpServletRequest) request).getRequestURI();
    boolean till =
        path.equals("/kiosk") || path.startsWith("/kiosk/") || path.startsWith("/frame-reader/");
    answer.setHeader("Content-Security-Policy", till ? TILL : PAGES);
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("X-Frame-Options", "DENY");
    answer.setHeader("Referrer-Policy", "same-origin");
    answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    answer.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
    chain.doFilter(request, response);
  }
}
