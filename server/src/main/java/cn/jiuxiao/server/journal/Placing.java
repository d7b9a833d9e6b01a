package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.Checked.Believed;
import cn.jiuxiao.server.journal.TerminalChain.EarlyLink;
import cn.jiuxiao.server.journal.TerminalChain.Place;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.Messages.Outcome;
import cn.jiuxiao.wire.ReadBody;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the entries of a group their places, and with each one those that had waited for it.
 * Entries of one terminal come in the order of their numbers.
 */
final class Placing {
  /** An entry to be stored. */
  record New(JournalEntry entry, Arrived arrived, boolean opensBranch, boolean wasEarly) {}

  /**
   * @param branch null if it has no place yet
   */
  record Found(Outcome outcome, @Nullable Integer branch) {}

  /** What came in and is believed: from an upload, or kept aside from an earlier one. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Arrived(Believed believed, Instant receivedAt, @Nullable String carriedBy) {
    EntrySeal seal() {
      return believed.seal();
    }
  }

  private final Chains chains;
  private final EarlyEntries earlyEntries;
  final List<New> placed = new ArrayList<>();
  final List<Arrived> keptAside = new ArrayList<>();
  final List<EarlyLink> ignoredEarly = new ArrayList<>();
  private final IdentityHashMap<Believed, Found> found = new IdentityHashMap<>();

  Placing(Chains chains, EarlyEntries earlyEntries) {
    this.chains = chains;
    this.earlyEntries = earlyEntries;
  }

  /** What became of an entry of this group. */
  Found found(Believed entry) {
    return Optional.ofNullable(found.get(entry)).orElseThrow();
  }

  void place(Arrived arrived) throws SQLException {
    Believed entry = arrived.believed();
    TerminalChain chain = chains.of(entry.terminal().id());
    switch (chain.place(entry.seq(), entry.seal().previous(), entry.seal().hash())) {
      case Place.Stored(int branch) ->
          found.put(entry, new Found(Outcome.ALREADY_RECORDED, branch));
      case Place.Continues(Branch branch) -> {
        store(chain, branch, arrived, false, false);
        found.put(entry, new Found(Outcome.RECORDED, branch.number));
      }
      case Place.Forks(Branch branch) -> {
        store(chain, branch, arrived, true, false);
        found.put(entry, new Found(Outcome.FORKED, branch.number));
      }
      case Place.Early() -> {
        keepAside(chain, arrived);
        found.put(entry, new Found(Outcome.EARLY, null));
      }
    }
  }

  private void keepAside(TerminalChain chain, Arrived arrived) {
    long seq = arrived.believed().seq();
    EntrySeal seal = arrived.seal();
    if (chain.earlyOf(seq, seal.hash()) == null) {
      chain.addEarly(new EarlyLink(seq, seal.hash(), seal.previous()));
      keptAside.add(arrived);
    }
  }

  /** Stores an entry and then, one after the other, what had waited for it. */
  private void store(
      TerminalChain chain, Branch branch, Arrived first, boolean forks, boolean early)
      throws SQLException {
    append(chain, branch, first, forks, early);
    join(chain, chain.takeFollowers(first.believed().seq(), first.seal().hash()));
  }

  /** Gives their places to entries that wait no more, and to all that had waited for them. */
  void join(TerminalChain chain, List<EarlyLink> links) throws SQLException {
    Deque<EarlyLink> waiting = new ArrayDeque<>(links);
    while (!waiting.isEmpty()) {
      EarlyLink link = waiting.removeFirst();
      Arrived arrived = earlyEntries.read(chain.known(), link);
      switch (chain.place(link.seq(), link.previous(), link.hash())) {
        case Place.Continues(Branch next) -> append(chain, next, arrived, false, true);
        case Place.Forks(Branch next) -> append(chain, next, arrived, true, true);
        case Place.Stored stored -> ignoredEarly.add(link);
        case Place.Early stillEarly ->
            throw new IllegalStateException("what " + link + " follows was just stored");
      }
      chain.takeFollowers(link.seq(), link.hash()).forEach(waiting::addLast);
    }
  }

  private void append(
      TerminalChain chain, Branch branch, Arrived arrived, boolean forks, boolean early) {
    Believed believed = arrived.believed();
    EntryBody body =
        believed.read() instanceof ReadBody.Understood understood ? understood.body() : null;
    Instant proven =
        body == null ? branch.proven() : BusinessTime.proven(branch.proven(), body.stamp());
    boolean credible = !proven.isAfter(arrived.receivedAt());
    JournalEntry.When when =
        body == null ? null : BusinessTime.of(body.stamp(), proven, arrived.receivedAt());
    chain.append(
        branch, believed.seq(), believed.seal().hash(), credible ? proven : branch.proven());
    placed.add(
        new New(
            new JournalEntry(
                believed.terminal(),
                branch.number,
                believed.seal().hash(),
                believed.read(),
                believed.seal().attachment(),
                arrived.receivedAt(),
                when),
            arrived,
            forks,
            early));
  }
}
