package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;

/**
 * Vaadin's half of the one sign-in: the request's principal is the {@link Actor}, its role the
 * actor's.
 */
@Singleton
@WebFilter(urlPatterns = "/*", asyncSupported = true)
class SignedInRequests implements Filter {
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Actor> actor = SignedIn.actor((HttpServletRequest) request);
    chain.doFilter(
        actor.isPresent()
            ? new SignedInRequest((HttpServletRequest) request, actor.get())
            : request,
        response);
  }

  private static final class SignedInRequest extends HttpServletRequestWrapper {
    private final Actor actor;

    SignedInRequest(HttpServletRequest request, Actor actor) {
      super(request);
      this.actor = actor;
    }

    @Override
    public Principal getUserPrincipal() {
      return actor;
    }

    @Override
    public String getRemoteUser() {
      return actor.name();
    }

    @Override
    public boolean isUserInRole(String role) {
      return actor.role().name().equals(role);
    }
  }
}
