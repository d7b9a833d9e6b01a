package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.trial.sim.DeviceStore.Kept;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What really happened: every entry that any device ever committed, and which were lost how. */
final class Ledger {
  private final Map<Sha256, Written> written = new LinkedHashMap<>();
  private final Set<Sha256> lost = new HashSet<>();
  private final Set<Sha256> leftADevice = new HashSet<>();
  private Map<UUID, Long> told = new HashMap<>();

  /**
   * @param shown the cashier saw that it was done
   */
  record Written(UUID terminal, long seq, EntryBody body, Sealed entry, boolean shown) {
    Sha256 hash() {
      return entry.seal().hash();
    }
  }

  void wrote(Device device, Kept one, boolean shown) {
    written.put(one.hash(), new Written(device.is.id(), one.seq(), one.body(), one.entry(), shown));
  }

  Collection<Written> all() {
    return written.values();
  }

  List<Written> of(UUID terminal) {
    return new ArrayList<>(
        written.values().stream().filter(one -> one.terminal().equals(terminal)).toList());
  }

  /** Of whom anything was ever written. */
  Set<UUID> terminals() {
    Set<UUID> terminals = new LinkedHashSet<>();
    written.values().forEach(one -> terminals.add(one.terminal()));
    return terminals;
  }

  @Nullable Written find(Sha256 hash) {
    return written.get(hash);
  }

  /** A device had it and has it no more; only the server can have it now. */
  void leftADevice(Kept one) {
    leftADevice.add(one.hash());
  }

  boolean hasLeftADevice(Sha256 hash) {
    return leftADevice.contains(hash);
  }

  void isLost(Sha256 hash) {
    lost.add(hash);
  }

  boolean knowsAsLost(Sha256 hash) {
    return lost.contains(hash);
  }

  int lostCount() {
    return lost.size();
  }

  /** The server heard at a contact that the till's next entry is this one. */
  void told(UUID terminal, long nextSeq) {
    told.put(terminal, nextSeq);
  }

  long toldOf(UUID terminal) {
    return told.getOrDefault(terminal, 1L);
  }

  Map<UUID, Long> allTold() {
    return new HashMap<>(told);
  }

  /** The server is back where it knew only this. */
  void toldOnly(Map<UUID, Long> before) {
    told = new HashMap<>(before);
  }
}
