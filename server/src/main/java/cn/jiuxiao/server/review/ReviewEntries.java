package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.outlets.OutletScope;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.review.ReviewEntry.BranchFacts;
import cn.jiuxiao.server.review.ReviewEntry.Decision;
import cn.jiuxiao.server.sales.Shifts;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.ReadBody;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens one entry that was parked or forked. */
@Singleton
public class ReviewEntries {
  private static final int MOST_SIBLINGS = 200;

  private final Sql sql;
  private final Outlets outlets;
  private final ReadThatDay readThatDay;
  private final ReadWritten readWritten;
  private final ReadOriginal readOriginal;

  ReviewEntries(
      Sql sql,
      Outlets outlets,
      ReadThatDay readThatDay,
      ReadWritten readWritten,
      ReadOriginal readOriginal) {
    this.readWritten = readWritten;
    this.readOriginal = readOriginal;
    this.sql = sql;
    this.outlets = outlets;
    this.readThatDay = readThatDay;
  }

  private record Stored(ReviewRow row, Written written, @Nullable Instant happenedAt) {}

  /**
   * @throws NotFound if there is none, it counted by itself, or it is of an outlet that is none of
   *     the actor's
   */
  @Transactional(readOnly = true)
  public ReviewEntry open(Actor actor, UUID terminal, int branch, long seq) {
    Where where =
        scope(actor)
            .and("r.terminal_id = ?", terminal)
            .and("r.branch = ?", branch)
            .and("r.seq = ?", seq);
    ReviewRow row =
        sql.first(
                ReviewRows.COLUMNS + ReviewRows.FROM + where.sql(),
                ReviewRows::read,
                where.parameters())
            .orElseThrow(NotFound::new);
    Stored stored =
        sql.first(WRITTEN, found -> stored(row, found), terminal, branch, seq)
            .orElseThrow(NotFound::new);
    EntryBody body =
        stored.written().read() instanceof ReadBody.Understood understood
            ? understood.body()
            : null;
    Long shift = body instanceof EntryBody.ShiftOpened ? Long.valueOf(seq) : Shifts.of(body);
    return new ReviewEntry(
        row,
        new EntryKey(terminal, branch, seq),
        stored.written(),
        stored.happenedAt(),
        body instanceof EntryBody.Sale sale ? thatDay(sale, stored) : null,
        readOriginal.of(body, new EntryKey(terminal, branch, seq)),
        branch == 0 ? null : branchFacts(terminal, branch),
        shift,
        shift == null ? List.of() : siblings(actor, terminal, branch, seq, shift),
        decisions(terminal, branch, seq));
  }

  private Where scope(Actor actor) {
    ReviewReaders.mustBeOne(actor);
    return new Where(OutletScope.SQL, outlets.scope(actor).parameters());
  }

  private static final String WRITTEN =
      """
      SELECT e.*, t.public_key, j.happened_at,
             coalesce((SELECT c.label FROM terminal c WHERE c.id::text = e.carried_by), e.carried_by) AS carrier,
             e.seq > 1 AND EXISTS (SELECT FROM journal_entry b WHERE b.terminal_id = e.terminal_id AND b.seq = e.seq - 1
                                     AND b.hash = e.previous_hash) AS predecessor_is_here
      FROM journal_entry e
      JOIN terminal t ON t.id = e.terminal_id
      JOIN entry_judgement j ON j.terminal_id = e.terminal_id AND j.branch = e.branch AND j.seq = e.seq
      WHERE e.terminal_id = ? AND e.branch = ? AND e.seq = ?
      """;

  private Stored stored(ReviewRow row, ResultSet found) throws SQLException {
    return new Stored(
        row, readWritten.named(ReadWritten.entry(found)), Sql.instant(found, "happened_at"));
  }

  /** Eligibility and prices of the day received, where the day of sale is uncertain. */
  private ThatDay thatDay(EntryBody.Sale sale, Stored stored) {
    Instant at = Objects.requireNonNullElse(stored.happenedAt(), stored.written().receivedAt());
    LocalDate day = stored.row().day();
    Long outlet = Objects.requireNonNull(stored.row().outletId());
    return readThatDay.of(sale, outlet, at, day == null ? BusinessDay.of(at).date() : day);
  }

  private @Nullable BranchFacts branchFacts(UUID terminal, int branch) {
    return sql.first(
            """
            SELECT b.branch, b.cause, b.opened_at,
                   (SELECT count(*) FROM unsettled_entry u WHERE u.terminal_id = b.terminal_id AND u.branch = b.branch),
                   (SELECT d.decision FROM decided_branch d WHERE d.terminal_id = b.terminal_id AND d.branch = b.branch)
            FROM terminal_branch b WHERE b.terminal_id = ? AND b.branch = ?
            """,
            row ->
                new BranchFacts(
                    row.getInt(1),
                    row.getString(2),
                    Objects.requireNonNull(Sql.instant(row, "opened_at")),
                    row.getLong(4),
                    row.getString(5)),
            terminal,
            branch)
        .orElse(null);
  }

  private record Sibling(ReviewRow row, @Nullable Long shift) {}

  private List<ReviewRow> siblings(Actor actor, UUID terminal, int branch, long seq, long shift) {
    Where where =
        scope(actor)
            .and("r.state IN ('PARKED', 'FORKED', 'PROPOSED')")
            .and("r.terminal_id = ?", terminal)
            .and("r.branch = ?", branch)
            .and("r.seq <> ? AND r.seq >= ?", seq, shift);
    return sql
        .list(
            ReviewRows.COLUMNS + ReviewRows.FROM + where.sql() + " ORDER BY r.seq LIMIT 1000",
            row -> new Sibling(ReviewRows.read(row), shift(row)),
            where.parameters())
        .stream()
        .filter(one -> Objects.equals(one.shift(), shift))
        .map(Sibling::row)
        .limit(MOST_SIBLINGS)
        .toList();
  }

  private static @Nullable Long shift(ResultSet row) throws SQLException {
    return BodyReader.read(row.getBytes("body")) instanceof ReadBody.Understood understood
        ? understood.body() instanceof EntryBody.ShiftOpened
            ? Long.valueOf(row.getLong("seq"))
            : Shifts.of(understood.body())
        : null;
  }

  private List<Decision> decisions(UUID terminal, int branch, long seq) {
    return sql.list(
        """
        SELECT s.office_seq, s.decision, s.note, e.at, e.user_id, u.display_name, s.correction
        FROM settlement s JOIN office_entry e ON e.seq = s.office_seq
        LEFT JOIN user_account u ON u.id = e.user_id
        WHERE s.terminal_id = ? AND s.branch = ? AND s.seq = ? ORDER BY s.office_seq DESC
        """,
        ReviewEntries::decision,
        terminal,
        branch,
        seq);
  }

  static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getLong("office_seq"),
        row.getString("decision"),
        row.getString("note"),
        Objects.requireNonNull(Sql.instant(row, "at")),
        Sql.longOrNull(row, "user_id"),
        row.getString("display_name"),
        Correction.parse(row.getString("correction")));
  }
}
