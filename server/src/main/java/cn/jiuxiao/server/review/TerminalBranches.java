package cn.jiuxiao.server.review;

import cn.jiuxiao.server.kiosks.Terminals;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The branches of one terminal's journal, with what is decided about each. */
@Singleton
public class TerminalBranches {
  private static final String BRANCHES =
      """
      SELECT b.terminal_id, b.branch, b.cause, b.opened_at,
             (SELECT count(*) FROM journal_entry e WHERE e.terminal_id = b.terminal_id AND e.branch = b.branch) AS entries,
             (SELECT count(*) FROM unsettled_entry u WHERE u.terminal_id = b.terminal_id AND u.branch = b.branch) AS waiting,
             (SELECT d.decision FROM decided_branch d WHERE d.terminal_id = b.terminal_id AND d.branch = b.branch) AS decision,
             coalesce(
               (SELECT min(u.seq) FROM unsettled_entry u WHERE u.terminal_id = b.terminal_id AND u.branch = b.branch),
               (SELECT min(e.seq) FROM journal_entry e WHERE e.terminal_id = b.terminal_id AND e.branch = b.branch)) AS seq
      FROM terminal_branch b WHERE b.terminal_id = ? ORDER BY b.branch
      """;

  private final Sql sql;
  private final Terminals terminals;

  TerminalBranches(Sql sql, Terminals terminals) {
    this.sql = sql;
    this.terminals = terminals;
  }

  /** The chain first; of a terminal that the actor may see. */
  @Transactional(readOnly = true)
  public List<TerminalBranch> of(Actor actor, UUID terminal) {
    return sql.list(BRANCHES, TerminalBranches::read, terminals.visible(actor, terminal).id());
  }

  private static TerminalBranch read(ResultSet row) throws SQLException {
    return new TerminalBranch(
        row.getObject("terminal_id", UUID.class),
        row.getInt("branch"),
        row.getString("cause"),
        Objects.requireNonNull(Sql.instant(row, "opened_at")),
        row.getLong("entries"),
        row.getLong("waiting"),
        row.getString("decision"),
        row.getObject("seq", Long.class));
  }
}
