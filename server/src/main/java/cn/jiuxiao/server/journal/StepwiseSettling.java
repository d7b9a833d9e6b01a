package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.audit.AuditOnConnection;
import cn.jiuxiao.server.keys.ServerKeys;
import io.micronaut.serde.ObjectMapper;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/**
 * Settling without the server's beans, for a simulation: the same services that the console uses,
 * on a database and under rules of the caller's. What was looked at last is kept as in the server.
 */
public final class StepwiseSettling {
  private final SettleEntries entries;
  private final SettleBranches branches;
  private final UndoSettlement undo;
  private final SettleEvidence evidence;
  private final WalkOffice walkOffice;
  private final RetryParked retry;

  /**
   * @param judges in the order in which they are asked
   * @param limitFen from this many fen on a second person is needed
   */
  public StepwiseSettling(
      DataSource database,
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      ServerKeys keys,
      long limitFen,
      Clock clock) {
    var terminals = new Terminals(database);
    var audit = new AuditOnConnection(ObjectMapper.getDefault(), clock);
    var officeJournal = new OfficeJournal(keys);
    var decisions = new Decisions(database, terminals, officeJournal, audit, clock);
    var rules = new Accepting.Rules(judges, features, decisions, limitFen, clock);
    entries = new SettleEntries(rules);
    undo = new UndoSettlement(features, decisions, terminals, clock);
    branches =
        new SettleBranches(
            entries, undo, new RecordGroup(judges, features), decisions, terminals, clock);
    evidence = new SettleEvidence(decisions, clock);
    walkOffice = new WalkOffice(officeJournal, keys);
    retry =
        new RetryParked(
            new CureParked(rules, entries, terminals), new ParkedTerminals(database), clock);
  }

  public SettleEntries entries() {
    return entries;
  }

  public SettleBranches branches() {
    return branches;
  }

  public UndoSettlement undo() {
    return undo;
  }

  public SettleEvidence evidence() {
    return evidence;
  }

  /** Whether what was decided stands as it was signed. */
  public WalkOffice walkOffice() {
    return walkOffice;
  }

  RetryParked retryParked() {
    return retry;
  }

  /**
   * Looks again at what may have been cured.
   *
   * @return how many entries count now
   */
  public int retry() throws SQLException {
    return retry.retry();
  }
}
