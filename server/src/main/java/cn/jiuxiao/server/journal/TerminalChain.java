package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One terminal's branches and what is known of its stored and early entries, while its lock is
 * held.
 */
final class TerminalChain {
  /** Which entry: the number too, as a hash alone could be claimed at another place. */
  record Link(long seq, Sha256 hash) {}

  /** An entry kept aside: found by the entry that it follows. */
  record EarlyLink(long seq, Sha256 hash, Sha256 previous) {}

  /** Where an entry belongs. */
  sealed interface Place {
    record Stored(int branch) implements Place {}

    record Continues(Branch branch) implements Place {}

    record Forks(Branch branch) implements Place {}

    record Early() implements Place {}
  }

  final UUID terminal;
  private final KnownTerminal known;
  private final List<Branch> branches = new ArrayList<>();
  private final Map<Link, Integer> stored = new HashMap<>();
  private final Map<Link, List<EarlyLink>> earlyByPrevious = new HashMap<>();
  private final Map<Link, EarlyLink> early = new HashMap<>();

  TerminalChain(KnownTerminal known) {
    this.known = known;
    this.terminal = known.id();
  }

  KnownTerminal known() {
    return known;
  }

  void add(Branch branch) {
    branches.add(branch);
  }

  void addStored(Link link, int branch) {
    stored.put(link, branch);
  }

  void addEarly(EarlyLink link) {
    early.put(new Link(link.seq(), link.hash()), link);
    earlyByPrevious
        .computeIfAbsent(new Link(link.seq() - 1, link.previous()), p -> new ArrayList<>())
        .add(link);
  }

  List<Branch> branches() {
    return branches;
  }

  Branch branch(int number) {
    return branches.stream().filter(branch -> branch.number == number).findFirst().orElseThrow();
  }

  /** True if placing this needs no more than the heads. */
  boolean continuesAHead(long seq, Sha256 previous) {
    return branches.stream().anyMatch(branch -> branch.isContinuedBy(seq, previous));
  }

  Place place(long seq, Sha256 previous, Sha256 hash) {
    Integer already = stored.get(new Link(seq, hash));
    if (already != null) {
      return new Place.Stored(already);
    }
    for (Branch branch : branches) {
      if (branch.isContinuedBy(seq, previous)) {
        return new Place.Continues(branch);
      }
    }
    Integer parent =
        seq == 1 && previous.equals(known.genesis())
            ? Integer.valueOf(0)
            : stored.get(new Link(seq - 1, previous));
    if (parent == null) {
      return new Place.Early();
    }
    Instant begin = branch(0).proven();
    return new Place.Forks(new Branch(branches.size(), parent, true, seq, previous, begin));
  }

  /** The entry was given its place at this branch's end. */
  void append(Branch branch, long seq, Sha256 hash, Instant proven) {
    if (branch.isNew && !branches.contains(branch)) {
      branches.add(branch);
    }
    branch.moveOn(hash, proven);
    stored.put(new Link(seq, hash), branch.number);
  }

  /** Early entries that follow this one, which are early no more. */
  List<EarlyLink> takeFollowers(long seq, Sha256 hash) {
    List<EarlyLink> followers =
        Objects.requireNonNullElse(earlyByPrevious.remove(new Link(seq, hash)), List.of());
    followers.forEach(follower -> early.remove(new Link(follower.seq(), follower.hash())));
    return followers;
  }

  @Nullable EarlyLink earlyOf(long seq, Sha256 hash) {
    return early.get(new Link(seq, hash));
  }

  /** The first of the early entries that lead to this one; null if this one is not early. */
  @Nullable EarlyLink firstEarly(long seq, Sha256 hash) {
    EarlyLink first = earlyOf(seq, hash);
    for (EarlyLink before = first;
        before != null;
        before = earlyOf(before.seq() - 1, before.previous())) {
      first = before;
    }
    return first;
  }

  boolean hasEarly() {
    return !early.isEmpty();
  }
}
