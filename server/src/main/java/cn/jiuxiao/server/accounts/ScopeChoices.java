package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import java.util.List;
import java.util.Optional;

/**
 * The vendors or the stores an account can be confined to. Accounts knows neither; the feature that
 * owns them implements this as a bean.
 */
public interface ScopeChoices {
  /** What is chosen from. */
  enum Kind {
    VENDOR,
    STORE
  }

  /** One vendor or store. */
  record Choice(long id, String name) {}

  Kind kind();

  /** Those whose name or code contains the text, by name. */
  List<Choice> search(Actor actor, String text, int offset, int limit);

  Optional<Choice> find(long id);
}
