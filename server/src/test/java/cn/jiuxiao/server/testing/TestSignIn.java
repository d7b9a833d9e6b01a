package cn.jiuxiao.server.testing;

import cn.jiuxiao.server.accounts.TestAccounts;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Signs a test's actor in without a password: exists in tests only, and only for actors a test of
 * this run made. Their account is made if it is not there.
 */
@Controller("/test-sign-in")
@Secured(SecurityRule.IS_ANONYMOUS)
public class TestSignIn {
  private static final Map<String, Actor> ACTORS = new ConcurrentHashMap<>();
  private static final long FIRST_ID = 9001;
  private final TestAccounts accounts;

  TestSignIn(TestAccounts accounts) {
    this.accounts = accounts;
  }

  /** The address that signs this actor in, for a browser or an HTTP client. */
  public static String path(Actor actor) {
    String ticket = UUID.randomUUID().toString();
    ACTORS.put(ticket, actor);
    return "/test-sign-in/" + ticket;
  }

  /** An actor with nothing but a role; the same one each time. */
  public static Actor actor(Role role) {
    return new Actor(
        FIRST_ID + List.of(Role.values()).indexOf(role), role.name(), role, null, null, null, null);
  }

  @Get("/{ticket}")
  public String signIn(String ticket, HttpServletRequest request) {
    Actor actor = ACTORS.get(ticket);
    accounts.signIn(request, actor);
    return actor.name();
  }
}
