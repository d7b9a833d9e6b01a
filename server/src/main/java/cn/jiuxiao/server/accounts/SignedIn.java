package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import io.micronaut.security.authentication.Authentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The person who signed in, kept in the HTTP session: one sign-in for views and REST. */
public final class SignedIn {
  static final String ACTOR = "actor";
  private static final String ATTRIBUTE = "jiuxiao.actor";

  private SignedIn() {}

  /**
   * Remembers the person under a new session id, so that an id planted before sign-in is worth
   * nothing.
   */
  public static void remember(HttpServletRequest request, Actor actor) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    request.getSession().setAttribute(ATTRIBUTE, actor);
  }

  public static void forget(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  public static Optional<Actor> actor(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? Optional.empty() : actor(session);
  }

  public static Optional<Actor> actor(HttpSession session) {
    return session.getAttribute(ATTRIBUTE) instanceof Actor actor
        ? Optional.of(actor)
        : Optional.empty();
  }

  static Authentication authentication(Actor actor) {
    return Authentication.build(
        Long.toString(actor.userId()), List.of(actor.role().name()), Map.of(ACTOR, actor));
  }
}
