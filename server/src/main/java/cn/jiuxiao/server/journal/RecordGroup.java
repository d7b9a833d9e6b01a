package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.Checked.Believed;
import cn.jiuxiao.server.journal.Placing.Arrived;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.Messages.Acknowledgement;
import cn.jiuxiao.wire.Messages.EntryOutcome;
import cn.jiuxiao.wire.Messages.Outcome;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.ReadBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Records the uploads of one group: everything that follows from them, in the one transaction of
 * the connection given.
 */
final class RecordGroup {
  private final List<EntryJudge> judges;
  private final List<RecordedEntries> features;

  RecordGroup(List<EntryJudge> judges, List<RecordedEntries> features) {
    this.judges = judges;
    this.features = features;
  }

  /** One answer an upload; they hold once the caller has committed. */
  List<UploadAnswer> record(Connection connection, Instant now, List<CheckedUpload> uploads)
      throws SQLException {
    Chains chains = Chains.lock(connection, terminals(uploads));
    var placing = new Placing(chains, new EarlyEntries(connection));
    place(chains, placing, uploads, now);
    Map<EntryKey, JudgedEntry> judged = judgeAndStore(connection, now, chains, placing);
    keepUnverified(connection, now, uploads);
    keepLateAttachments(connection, uploads, placing);
    return uploads.stream().map(upload -> answer(upload, chains, placing, judged, now)).toList();
  }

  private static Map<UUID, KnownTerminal> terminals(List<CheckedUpload> uploads) {
    Map<UUID, KnownTerminal> terminals = new HashMap<>();
    for (CheckedUpload upload : uploads) {
      upload.believed().forEach(entry -> terminals.put(entry.terminal().id(), entry.terminal()));
    }
    return terminals;
  }

  private static void place(
      Chains chains, Placing placing, List<CheckedUpload> uploads, Instant now)
      throws SQLException {
    var arrived = new ArrayList<Arrived>();
    for (CheckedUpload upload : uploads) {
      for (Believed entry : upload.believed()) {
        arrived.add(new Arrived(entry, now, upload.carriedBy(entry.terminal().id())));
      }
    }
    arrived.sort(
        Comparator.comparing(
                (Arrived entry) -> entry.believed().terminal().id(), EntryKey.UUID_ORDER)
            .thenComparingLong(entry -> entry.believed().seq()));
    chains.readStored(
        arrived.stream()
            .map(
                entry ->
                    new Chains.Arrival(
                        entry.believed().terminal().id(),
                        entry.believed().seq(),
                        entry.seal().previous(),
                        entry.seal().hash()))
            .toList());
    for (Arrived entry : arrived) {
      placing.place(entry);
    }
  }

  Map<EntryKey, JudgedEntry> judgeAndStore(
      Connection connection, Instant now, Chains chains, Placing placing) throws SQLException {
    var transaction = new JournalTransaction(connection, now, Set.of(), false);
    List<JournalEntry> entries = placing.placed.stream().map(Placing.New::entry).toList();
    var tables = new JournalTables(connection);
    if (!entries.isEmpty()) {
      tables.fixOutlets(
          entries.stream().map(entry -> entry.terminal().outletId()).collect(Collectors.toSet()),
          now);
    }
    List<JudgedEntry> judged =
        entries.isEmpty() ? List.of() : new Judging(transaction, judges).judge(entries);
    Map<EntryKey, JudgedEntry> byKey = new HashMap<>();
    judged.forEach(one -> byKey.put(one.entry().key(), one));
    tables.insert(placing.placed, byKey);
    tables.moveHeads(chains.all(), now);
    keepEarly(connection, now, chains, placing);
    if (!judged.isEmpty()) {
      for (RecordedEntries feature : features) {
        feature.recorded(transaction, judged);
      }
    }
    return byKey;
  }

  private static void keepEarly(Connection connection, Instant now, Chains chains, Placing placing)
      throws SQLException {
    var early = new EarlyEntries(connection);
    var alarms = new Alarms(connection, now);
    early.keep(placing.keptAside);
    for (Arrived aside : placing.keptAside) {
      KnownTerminal terminal = aside.believed().terminal();
      alarms.raise(
          AlarmKind.GAP, terminal, terminal.id().toString(), "seq " + aside.believed().seq());
    }
    Map<KnownTerminal, List<TerminalChain.EarlyLink>> joined = new HashMap<>();
    for (Placing.New added : placing.placed) {
      KnownTerminal terminal = added.entry().terminal();
      if (added.opensBranch()) {
        alarms.raise(
            AlarmKind.FORK,
            terminal,
            terminal.id() + "/" + added.entry().branch(),
            "seq " + added.entry().seq());
      }
      if (added.wasEarly()) {
        joined
            .computeIfAbsent(terminal, t -> new ArrayList<>())
            .add(
                new TerminalChain.EarlyLink(
                    added.entry().seq(), added.entry().hash(), added.arrived().seal().previous()));
      }
    }
    for (var one : joined.entrySet()) {
      early.joined(one.getKey().id(), one.getValue(), now);
      if (!chains.of(one.getKey().id()).hasEarly()) {
        alarms.clear(AlarmKind.GAP, one.getKey().id().toString());
      }
    }
  }

  /** An attachment that did not come with its entry may come when the entry is sent again. */
  private static void keepLateAttachments(
      Connection connection, List<CheckedUpload> uploads, Placing placing) throws SQLException {
    var tables = new JournalTables(connection);
    for (CheckedUpload upload : uploads) {
      for (Believed entry : upload.believed()) {
        Placing.Found found = placing.found(entry);
        byte[] attachment = entry.seal().attachment();
        if (found.outcome() == Outcome.ALREADY_RECORDED
            && found.branch() != null
            && attachment != null) {
          tables.keepLateAttachment(
              new EntryKey(entry.terminal().id(), found.branch(), entry.seq()), attachment);
        }
      }
    }
  }

  private static void keepUnverified(
      Connection connection, Instant now, List<CheckedUpload> uploads) throws SQLException {
    var evidence = new UnverifiedEntries(connection, now);
    for (CheckedUpload upload : uploads) {
      evidence.keep(upload);
    }
  }

  private static UploadAnswer answer(
      CheckedUpload upload,
      Chains chains,
      Placing placing,
      Map<EntryKey, JudgedEntry> judged,
      Instant now) {
    var outcomes = new ArrayList<EntryOutcome>(upload.entries().size());
    Map<UUID, Set<Integer>> touched = new LinkedHashMap<>();
    for (Checked entry : upload.entries()) {
      switch (entry) {
        case Checked.Unverified unverified -> outcomes.add(unverified(unverified));
        case Believed believed -> {
          Placing.Found found = placing.found(believed);
          Set<Integer> branches =
              touched.computeIfAbsent(believed.terminal().id(), id -> new TreeSet<>());
          if (found.branch() != null) {
            branches.add(found.branch());
          }
          outcomes.add(outcome(believed, found, judged));
        }
      }
    }
    var acknowledgements = new ArrayList<Acknowledgement>();
    touched.forEach(
        (terminal, branches) -> {
          TerminalChain chain = chains.of(terminal);
          (branches.isEmpty() ? Set.of(0) : branches)
              .forEach(
                  branch -> acknowledgements.add(acknowledgement(terminal, chain.branch(branch))));
        });
    return new UploadAnswer(now.toEpochMilli(), outcomes, acknowledgements);
  }

  static Acknowledgement acknowledgement(UUID terminal, Branch branch) {
    return new Acknowledgement(
        terminal.toString(), branch.number, branch.nextSeq(), branch.headHash().toString());
  }

  private static EntryOutcome outcome(
      Believed entry, Placing.Found found, Map<EntryKey, JudgedEntry> judged) {
    String terminal = entry.terminal().id().toString();
    String hash = entry.seal().hash().toString();
    Integer branch = found.branch();
    JudgedEntry one =
        branch == null
            ? null
            : judged.get(new EntryKey(entry.terminal().id(), branch, entry.seq()));
    if (found.outcome() == Outcome.RECORDED
        && one != null
        && one.judgement() instanceof Judgement.Parked(var reason, var detail)) {
      return new EntryOutcome(terminal, entry.seq(), hash, Outcome.PARKED, branch, reason.name());
    }
    String reason = found.outcome() == Outcome.FORKED ? "FOLLOWS_FORK" : null;
    return new EntryOutcome(terminal, entry.seq(), hash, found.outcome(), branch, reason);
  }

  private static EntryOutcome unverified(Checked.Unverified entry) {
    ReadBody.Numbered read =
        entry.uploaded().read() instanceof ReadBody.Numbered numbered ? numbered : null;
    EntrySeal seal = entry.uploaded().seal();
    return new EntryOutcome(
        read == null ? null : read.terminal().toString(),
        read == null ? null : read.seq(),
        seal == null ? null : seal.hash().toString(),
        Outcome.UNVERIFIED,
        null,
        entry.reason().name());
  }
}
