package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.kiosks.Terminal;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.Messages.Acknowledgement;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Messages.PreviousTerminal;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.UploadedEntry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The journal one step at a time, for a simulation: the caller instead of {@link GroupCommit}'s
 * threads chooses which uploads make a group, and commits or not. What happens to a group is the
 * same code.
 */
public final class StepwiseJournal {
  private final CheckEntries checkEntries;
  private final RecordGroup recordGroup;
  private final TillContacts contacts;
  private final Clock clock;

  /**
   * @param judges in the order in which they are asked
   */
  public StepwiseJournal(
      DataSource database, List<EntryJudge> judges, List<RecordedEntries> features, Clock clock) {
    this.checkEntries = new CheckEntries(new Terminals(database));
    this.recordGroup = new RecordGroup(judges, features);
    this.contacts = new TillContacts(database, clock);
    this.clock = clock;
  }

  /**
   * An upload.
   *
   * @param carrier the terminal that brings it
   */
  public record Brought(List<UploadedEntry> entries, UUID carrier) {}

  /** What a till is told when it reports. */
  public record Heard(long serverTime, boolean revoked, Acknowledgement acknowledgement) {}

  /** Records one group; the answers hold once the caller has committed. */
  public List<UploadAnswer> record(Connection connection, List<Brought> group) throws SQLException {
    var checked = new ArrayList<CheckedUpload>();
    for (Brought upload : group) {
      checked.add(CheckedUpload.by(upload.carrier(), checkEntries.check(upload.entries())));
    }
    return recordGroup.record(connection, clock.instant(), checked);
  }

  public Heard hear(UUID terminal, ContactRequest contact) throws SQLException {
    TillContacts.Heard heard = contacts.hear(terminal, contact);
    return new Heard(heard.at().toEpochMilli(), heard.revoked(), heard.acknowledgement());
  }

  /** Begins the chain of a terminal that was just enrolled, as the enrolment does. */
  public void begin(Connection connection, Terminal terminal, @Nullable PreviousTerminal previous)
      throws SQLException {
    BeginChain.begin(
        connection,
        terminal.id(),
        EntryChain.genesis(terminal.id(), terminal.publicKey()),
        clock.instant());
    LostEntries.warn(connection, terminal, previous, clock.instant());
  }

  /** Begins it anew for a terminal that a restored server had forgotten. */
  public void beginAgain(Connection connection, Terminal terminal) throws SQLException {
    BeginChain.beginAgain(
        connection,
        terminal,
        EntryChain.genesis(terminal.id(), terminal.publicKey()),
        clock.instant());
  }
}
