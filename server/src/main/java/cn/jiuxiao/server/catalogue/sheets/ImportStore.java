package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of imports. Each change is a transaction of its own, so that progress shows at once.
 */
@Singleton
class ImportStore {

  private static final String COLUMNS =
      """
      SELECT id, file_name, started_at, ended_at, state, rows_total, rows_done, created, changed, unchanged, bad,
             error_sheet IS NOT NULL AS error_sheet
      FROM spreadsheet_import
      """;

  private final Sql sql;
  private final Clock clock;

  ImportStore(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Transactional
  long begin(Actor actor, String fileName, int rows) {
    return sql.number(
        "INSERT INTO spreadsheet_import (file_name, started_by, started_at, state, rows_total)"
            + " VALUES (?, ?, ?, 'RUNNING', ?) RETURNING id",
        fileName,
        actor.userId(),
        clock.instant(),
        rows);
  }

  @Transactional
  void progress(long id, ImportCount count) {
    sql.run(
        "UPDATE spreadsheet_import SET rows_done = ?, created = ?, changed = ?, unchanged = ?, bad = ? WHERE id = ?",
        count.done(),
        count.created(),
        count.changed(),
        count.unchanged(),
        count.bad(),
        id);
  }

  @Transactional
  void end(long id, SpreadsheetImport.State state, byte @Nullable [] errorSheet) {
    sql.run(
        "UPDATE spreadsheet_import SET state = ?, ended_at = ?, error_sheet = CAST(? AS bytea) WHERE id = ?",
        state,
        clock.instant(),
        errorSheet,
        id);
  }

  /** At the server's start: what still runs cannot, as it ran in a server that is gone. */
  @Transactional
  int interruptAll() {
    return sql.run(
        "UPDATE spreadsheet_import SET state = 'INTERRUPTED', ended_at = ? WHERE state = 'RUNNING'",
        clock.instant());
  }

  @Transactional
  Optional<SpreadsheetImport> find(Actor actor, long id) {
    return sql.first(
        COLUMNS + " WHERE id = ? AND started_by = ?", ImportStore::read, id, actor.userId());
  }

  /** The latest first. */
  @Transactional
  List<SpreadsheetImport> latest(Actor actor, int most) {
    return sql.list(
        COLUMNS + " WHERE started_by = ? ORDER BY id DESC LIMIT ?",
        ImportStore::read,
        actor.userId(),
        most);
  }

  @Transactional
  Optional<byte[]> errorSheet(Actor actor, long id) {
    return sql.first(
        "SELECT error_sheet FROM spreadsheet_import WHERE id = ? AND started_by = ? AND error_sheet IS NOT NULL",
        row -> row.getBytes(1),
        id,
        actor.userId());
  }

  private static SpreadsheetImport read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new SpreadsheetImport(
        row.getLong("id"),
        row.getString("file_name"),
        java.util.Objects.requireNonNull(Sql.instant(row, "started_at")),
        Sql.instant(row, "ended_at"),
        SpreadsheetImport.State.valueOf(row.getString("state")),
        row.getInt("rows_total"),
        row.getInt("rows_done"),
        row.getInt("created"),
        row.getInt("changed"),
        row.getInt("unchanged"),
        row.getInt("bad"),
        row.getBoolean("error_sheet"));
  }
}
