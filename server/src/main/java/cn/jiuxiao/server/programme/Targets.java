package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What each year is to reach. */
@Singleton
public class Targets {
  private final Sql sql;
  private final AuditLog audit;

  Targets(Sql sql, AuditLog audit) {
    this.sql = sql;
    this.audit = audit;
  }

  /** The latest year first. */
  public List<Target> all() {
    return sql.list(
        "SELECT * FROM target ORDER BY year DESC",
        row ->
            new Target(
                row.getInt("year"),
                new Money(row.getLong("amount_fen")),
                row.getLong("participants"),
                row.getString("source"),
                row.getBoolean("demo")));
  }

  public Optional<Target> of(int year) {
    return all().stream().filter(target -> target.year() == year).findFirst();
  }

  /** Sets a year's target, for the first time or anew. */
  @Transactional
  public void set(Actor actor, Target target) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
    if (target.amount().fen() <= 0 || target.participants() <= 0 || target.source().isBlank()) {
      throw new Problem(422, "programme.targetIncomplete");
    }
    Target before = of(target.year()).orElse(null);
    sql.run(
        "INSERT INTO target (year, amount_fen, participants, source, demo) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (year) DO UPDATE SET amount_fen = excluded.amount_fen,"
            + " participants = excluded.participants, source = excluded.source, demo = excluded.demo",
        target.year(),
        target.amount(),
        target.participants(),
        target.source(),
        target.demo());
    audit.changed(actor.userId(), "target", target.year(), before, target);
  }
}
