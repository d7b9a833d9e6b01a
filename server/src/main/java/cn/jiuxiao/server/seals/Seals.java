package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.Sha256;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The seals there are, and new ones: one every night, others when somebody asks. */
@Singleton
public class Seals {
  private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

  private final JdbcOperations database;
  private final ServerKeys keys;
  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;

  Seals(JdbcOperations database, ServerKeys keys, Sql sql, AuditLog audit, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
  }

  private static void mustRead(Actor actor) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE, Role.INSPECTOR);
  }

  /** True if this person may have one cut. */
  public static boolean cuts(Actor actor) {
    return actor.role() == Role.ADMINISTRATOR || actor.role() == Role.PROGRAMME_OFFICE;
  }

  @Transactional(readOnly = true)
  public List<SealRow> page(Actor actor, ListQuery query) {
    mustRead(actor);
    return sql.list(
        "SELECT s.number, s.cut_at, s.hash, s.entries, octet_length(s.body) AS size, u.display_name"
            + " FROM seal s LEFT JOIN user_account u ON u.id = s.cut_by"
            + query.orderAndPage(
                Map.of("number", "s.number", "entries", "s.entries"), "s.number DESC"),
        row ->
            new SealRow(
                row.getLong("number"),
                Objects.requireNonNull(Sql.instant(row, "cut_at")),
                Sha256.ofBytes(row.getBytes("hash")).toString(),
                row.getLong("entries"),
                row.getLong("size"),
                row.getString("display_name")));
  }

  @Transactional(readOnly = true)
  public long count(Actor actor) {
    mustRead(actor);
    return sql.number("SELECT count(*) FROM seal");
  }

  /**
   * The file for an auditor to keep.
   *
   * @throws NotFound if there is no seal of this number
   */
  @Transactional(readOnly = true)
  public byte[] file(Actor actor, long number) {
    mustRead(actor);
    return sql.first("SELECT * FROM seal WHERE number = ?", Seals::read, number)
        .orElseThrow(NotFound::new)
        .file(keys.office().publicKey());
  }

  private static Seal read(ResultSet row) throws SQLException {
    return new Seal(
        row.getLong("number"),
        Sha256.ofBytes(row.getBytes("previous_hash")),
        Sha256.ofBytes(row.getBytes("hash")),
        row.getBytes("signature"),
        row.getBytes("body"));
  }

  /**
   * Cuts one now.
   *
   * @return its number
   */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  public long cut(Actor actor) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
    long number = cut(actor.userId());
    audit.changed(actor.userId(), "seal", String.valueOf(number), null, Map.of("number", number));
    return number;
  }

  /** At 00:20 in Shanghai, when most of the day's entries have come in. */
  @Transactional(isolation = Isolation.REPEATABLE_READ)
  @Scheduled(cron = "0 20 0 * * *", zoneId = "Asia/Shanghai")
  void daily() {
    LOG.info("Seal {} was cut", cut((Long) null));
  }

  private long cut(@Nullable Long userId) {
    return database.execute(
        connection ->
            new CutSeal(connection, keys)
                .cut(clock.instant().truncatedTo(ChronoUnit.MICROS), userId)
                .number());
  }
}
