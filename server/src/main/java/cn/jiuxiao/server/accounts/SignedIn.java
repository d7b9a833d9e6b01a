package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import io.micronaut.security.authentication.Authentication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One sign-in for views and REST, as the HTTP session keeps it.
 *
 * @param signInEpoch the account's when this person signed in
 * @param mustChange the password was a one-time one: nothing works before it is changed
 * @param activeAt when the person last touched something
 */
public record SignedIn(Actor actor, int signInEpoch, boolean mustChange, Instant activeAt)
    implements Serializable {
  static final String ACTOR = "actor";
  private static final String ATTRIBUTE = "jiuxiao.signed-in";

  static SignedIn now(UserAccount user, Instant now) {
    return new SignedIn(user.actor(), user.signInEpoch(), user.mustChange(), now);
  }

  SignedIn activeAt(Instant now) {
    return new SignedIn(actor, signInEpoch, mustChange, now);
  }

  /** Keeps it under a new session id, so that an id planted before sign-in is worth nothing. */
  void keepIn(HttpServletRequest request) {
    if (request.getSession(false) != null) {
      request.changeSessionId();
    }
    keepIn(request.getSession());
  }

  void keepIn(HttpSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  public static Optional<SignedIn> of(HttpSession session) {
    return session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }

  static Authentication authentication(Actor actor) {
    return Authentication.build(
        Long.toString(actor.userId()), List.of(actor.role().name()), Map.of(ACTOR, actor));
  }
}
