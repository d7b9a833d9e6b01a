package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.DatabaseTrouble;
import cn.jiuxiao.server.web.AwayPage;
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
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;

/**
 * The request's principal is the {@link Actor}, its role the actor's, for Vaadin and REST alike. A
 * session whose sign-in is void ends here, before anything of the request is done; a sleeping one
 * is nobody's until its person comes back. It asks the database, so it comes after the filters that
 * refuse without.
 */
@Singleton
@Order(Ordered.LOWEST_PRECEDENCE)
@WebFilter(urlPatterns = "/*", asyncSupported = true)
class SignedInRequests implements Filter {
  private static final String BUNDLE = "/VAADIN/build/";
  private final SignIns signIns;
  private final AwayPage awayPage;

  SignedInRequests(SignIns signIns, AwayPage awayPage) {
    this.signIns = signIns;
    this.awayPage = awayPage;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(withPrincipal((HttpServletRequest) request), response);
    } catch (RuntimeException | ServletException failure) {
      if (response.isCommitted() || !DatabaseTrouble.passes(failure)) {
        throw failure;
      }
      awayPage.send((HttpServletRequest) request, (HttpServletResponse) response);
    }
  }

  private HttpServletRequest withPrincipal(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || request.getRequestURI().startsWith(BUNDLE)) {
      return request;
    }
    return switch (signIns.look(session)) {
      case SignIns.State.Awake awake -> new SignedInRequest(request, awake.signedIn().actor());
      case SignIns.State.Over over -> {
        session.invalidate();
        yield request;
      }
      case SignIns.State.Nobody nobody -> request;
      case SignIns.State.Asleep asleep -> request;
    };
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
