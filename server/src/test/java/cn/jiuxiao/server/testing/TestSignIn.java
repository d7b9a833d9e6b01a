package cn.jiuxiao.server.testing;

import cn.jiuxiao.server.accounts.SignedIn;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs a test's actor in without a password: exists in tests only, and only for actors a test of
 * this run made.
 */
@Controller("/test-sign-in")
@Secured(SecurityRule.IS_ANONYMOUS)
public class TestSignIn {
  private static final Map<String, Actor> ACTORS = new ConcurrentHashMap<>();

  /** The address that signs this actor in, for a browser or an HTTP client. */
  public static String path(Actor actor) {
    String ticket = UUID.randomUUID().toString();
    ACTORS.put(ticket, actor);
    return "/test-sign-in/" + ticket;
  }

  /** An actor with nothing but a role. */
  public static Actor actor(Role role) {
    return new Actor(1, role.name(), role, null, null, null, null);
  }

  @Get("/{ticket}")
  public String signIn(String ticket, HttpServletRequest request) {
    Actor actor = ACTORS.get(ticket);
    SignedIn.remember(request, actor);
    return actor.name();
  }
}
