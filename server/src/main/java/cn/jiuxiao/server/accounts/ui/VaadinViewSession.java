package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.SignedIn;
import cn.jiuxiao.server.shared.Actor;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Finds the actor in the HTTP session beneath Vaadin's, so that it is there in pushed updates too,
 * where there is no request.
 */
@Singleton
class VaadinViewSession implements CurrentActor.ViewSession {
  @Override
  public Optional<Actor> actor() {
    return http().flatMap(SignedIn::of).map(SignedIn::actor);
  }

  static Optional<HttpSession> http() {
    VaadinSession session = VaadinSession.getCurrent();
    return session != null && session.getSession() instanceof WrappedHttpSession wrapped
        ? Optional.of(wrapped.getHttpSession())
        : Optional.empty();
  }
}
