package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.EntryJudge;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.server.journal.StepwiseJournal;
import cn.jiuxiao.server.journal.StepwiseJournal.Brought;
import cn.jiuxiao.server.journal.StepwiseJournal.Heard;
import cn.jiuxiao.server.kiosks.Terminal;
import cn.jiuxiao.server.trial.sim.Network.Request;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Messages.PreviousTerminal;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.UploadReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The server: the real ingest, on connections of its own, that can crash and be set back. */
final class SimServer {
  private final DataSource dataSource;
  private final SimDatabase database;
  private final Rules rules;
  private final Clock clock;
  private StepwiseJournal journal;
  private Connection writing;

  /** What the features bring to the journal, in order. */
  record Rules(List<EntryJudge> judges, List<RecordedEntries> features) {}

  /** How a group ends. */
  enum Fate {
    COMMITTED,
    CRASHED_BEFORE_COMMIT,
    CRASHED_AFTER_COMMIT
  }

  SimServer(DataSource dataSource, SimDatabase database, Rules rules, Clock clock)
      throws SQLException {
    this.dataSource = dataSource;
    this.database = database;
    this.rules = rules;
    this.clock = clock;
    this.journal = newJournal();
    this.writing = dataSource.getConnection();
  }

  private StepwiseJournal newJournal() {
    return new StepwiseJournal(dataSource, rules.judges(), rules.features(), clock);
  }

  /** Comes up again without anything that it only had in memory. */
  void restart() throws SQLException {
    writing.close();
    writing = dataSource.getConnection();
    journal = newJournal();
  }

  void close() throws SQLException {
    writing.close();
  }

  /** One answer a request; null to one that cannot be read. */
  record Served(Request request, @Nullable UploadAnswer answer) {}

  List<Served> serve(List<Request> requests, Fate fate) throws SQLException {
    var served = new ArrayList<Served>();
    var readable = new ArrayList<Request>();
    var group = new ArrayList<Brought>();
    for (Request request : requests) {
      try {
        var sent = new ByteArrayInputStream(request.ndjson());
        group.add(new Brought(UploadReader.read(sent, false), request.carrier()));
        readable.add(request);
      } catch (UploadReader.Refused refused) {
        served.add(new Served(request, null));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    if (group.isEmpty()) {
      return served;
    }
    writing.setAutoCommit(false);
    List<UploadAnswer> answers = journal.record(writing, group);
    if (fate == Fate.CRASHED_BEFORE_COMMIT) {
      writing.rollback();
      restart();
      return List.of();
    }
    writing.commit();
    if (fate == Fate.CRASHED_AFTER_COMMIT) {
      restart();
      return List.of();
    }
    for (int i = 0; i < answers.size(); i++) {
      served.add(new Served(readable.get(i), answers.get(i)));
    }
    return served;
  }

  Heard hear(UUID terminal, ContactRequest contact) throws SQLException {
    return journal.hear(terminal, contact);
  }

  void enrol(Terminal terminal, @Nullable PreviousTerminal previous) throws SQLException {
    try (PreparedStatement insert =
        database
            .connection()
            .prepareStatement(
                "INSERT INTO terminal (id, kiosk_id, outlet_id, label, public_key, enrolled_at) VALUES (?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, terminal.id());
      insert.setLong(2, terminal.kioskId());
      insert.setLong(3, terminal.outletId());
      insert.setString(4, terminal.label());
      insert.setBytes(5, terminal.publicKey());
      insert.setObject(6, terminal.enrolledAt().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    journal.begin(database.connection(), terminal, previous);
  }

  void revoke(UUID terminal) throws SQLException {
    try (PreparedStatement insert =
        database
            .connection()
            .prepareStatement(
                "INSERT INTO terminal_revocation (terminal_id, revoked_at, revoked_by, reason) VALUES (?, ?, 1, 'stolen')"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setObject(1, terminal);
      insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  void restore(SimDatabase.Copy backup) throws SQLException {
    database.restore(backup);
    restart();
  }
}
