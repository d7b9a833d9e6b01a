package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.accounts.ScopeChoices;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stores that an account can be confined to. */
@Singleton
class StoreChoices implements ScopeChoices {

  private final Sql sql;

  StoreChoices(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Kind kind() {
    return Kind.STORE;
  }

  @Override
  public List<Choice> search(Actor actor, String text, int offset, int limit) {
    actor.mustBe(Role.ADMINISTRATOR);
    var query = new ListQuery(text.strip(), Map.of(), null, false, offset, limit);
    return sql.list(
        "SELECT id, name FROM store WHERE name ILIKE ? OR name_en ILIKE ?"
            + query.orderAndPage(Map.of(), "name, id"),
        row -> new Choice(row.getLong(1), row.getString(2)),
        query.like(),
        query.like());
  }

  @Override
  public Optional<Choice> find(long id) {
    return sql.first(
        "SELECT id, name FROM store WHERE id = ?",
        row -> new Choice(row.getLong(1), row.getString(2)),
        id);
  }
}
