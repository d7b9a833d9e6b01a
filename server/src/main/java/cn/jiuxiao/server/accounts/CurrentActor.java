package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * For views: who sits before this screen. REST controllers take an {@link Actor} parameter instead.
 */
@Singleton
public class CurrentActor {
  private final ViewSession session;

  CurrentActor(ViewSession session) {
    this.session = session;
  }

  /** Throws {@link AccessDenied} if nobody is signed in. */
  public Actor get() {
    return find().orElseThrow(AccessDenied::new);
  }

  public Optional<Actor> find() {
    return session.actor();
  }

  /**
   * What of a view's session accounts needs; implemented beside the views, where Vaadin is known.
   */
  public interface ViewSession {
    Optional<Actor> actor();
  }
}
