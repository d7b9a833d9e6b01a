package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.EntryJudge;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.server.journal.StepwiseJournal;
import cn.jiuxiao.server.journal.StepwiseJournal.Brought;
import cn.jiuxiao.server.journal.StepwiseJournal.Heard;
import cn.jiuxiao.server.journal.StepwiseSettling;
import cn.jiuxiao.server.keys.ServerKeys;
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
import java.sql.ResultSet;
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
  private static final long SECOND_PERSON_ABOVE_FEN = 60_000;

  private final DataSource dataSource;
  private final SimDatabase database;
  private final Rules rules;
  private final ServerKeys keys;
  private final Clock clock;
  private StepwiseJournal journal;
  private StepwiseSettling settling;
  private Connection writing;

  /** What the features bring to the journal, in order. */
  record Rules(List<EntryJudge> judges, List<RecordedEntries> features) {}

  /** How a group ends. */
  enum Fate {
    COMMITTED,
    CRASHED_BEFORE_COMMIT,
    CRASHED_AFTER_COMMIT
  }

  SimServer(DataSource dataSource, SimDatabase database, Rules rules, ServerKeys keys, Clock clock)
      throws SQLException {
    this.dataSource = dataSource;
    this.database = database;
    this.rules = rules;
    this.keys = keys;
    this.clock = clock;
    this.journal = newJournal();
    this.settling = newSettling();
    this.writing = dataSource.getConnection();
  }

  private StepwiseJournal newJournal() {
    return new StepwiseJournal(dataSource, rules.judges(), rules.features(), clock);
  }

  private StepwiseSettling newSettling() {
    return new StepwiseSettling(
        dataSource, rules.judges(), rules.features(), keys, SECOND_PERSON_ABOVE_FEN, clock);
  }

  /** Where people decide about what waits. */
  StepwiseSettling settling() {
    return settling;
  }

  /** Comes up again without anything that it only had in memory. */
  void restart() throws SQLException {
    writing.close();
    writing = dataSource.getConnection();
    journal = newJournal();
    settling = newSettling();
  }

  void close() throws SQLException {
    writing.close();
  }

  /** One answer a request; null to one that cannot be read, or that has no token to send it. */
  record Served(Request request, @Nullable UploadAnswer answer) {}

  List<Served> serve(List<Request> requests, Fate fate) throws SQLException {
    var served = new ArrayList<Served>();
    var readable = new ArrayList<Request>();
    var group = new ArrayList<Brought>();
    for (Request request : requests) {
      if (!knows(request.carrier())) {
        served.add(new Served(request, null));
        continue;
      }
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

  /** False for a terminal that it has forgotten with the days since its backup. */
  boolean knows(UUID terminal) throws SQLException {
    try (PreparedStatement query =
        database.connection().prepareStatement("SELECT FROM terminal WHERE id = ?")) {
      query.setObject(1, terminal);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  /** A till shows proof of its enrolment, as it does when its token is refused. */
  void knowAgain(Terminal terminal) throws SQLException {
    insert(terminal);
    journal.beginAgain(database.connection(), terminal);
  }

  void enrol(Terminal terminal, @Nullable PreviousTerminal previous) throws SQLException {
    insert(terminal);
    journal.begin(database.connection(), terminal, previous);
  }

  private void insert(Terminal terminal) throws SQLException {
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
