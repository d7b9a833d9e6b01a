package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.trial.sim.DeviceStore.Kept;
import cn.jiuxiao.server.trial.sim.Ledger.Written;
import cn.jiuxiao.server.trial.sim.Network.Request;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What goes wrong with devices and with the server as a whole. */
final class Faults {
  private final World world;
  private final TillWork work;
  private final Invariants invariants;

  Faults(World world, TillWork work, Invariants invariants) {
    this.world = world;
    this.work = work;
    this.invariants = invariants;
  }

  void one() throws SQLException {
    Device device = world.any(world.devices);
    switch (world.random.nextInt(27)) {
      case 0, 1 -> crashBeforeCommit(device);
      case 2, 3 -> crashAfterCommit(device);
      case 4, 5 -> loseLastWrites(device);
      case 6, 7 -> {
        world.diskOf(device).keepSnapshot();
        world.events.add("snapshot", "%s", device);
      }
      case 8 -> backToSnapshot();
      case 9 -> cloneDevice(device);
      case 10, 11 -> secondTab(device);
      case 12, 13, 14 -> {
        device.clock = world.deviceClock();
        world.events.add("clock", "%s off by %s", device, device.clock.offset());
      }
      case 15, 26 -> breakDevice(device);
      case 16 -> enrolAnew(device);
      case 17 -> {
        world.server.revoke(device.is.id());
        world.events.add("revoke", "%s", device.is.label());
      }
      case 18, 19, 20 -> carry(device, world.any(world.devices));
      case 21 -> {
        world.keepBackup();
        world.events.add("backup", "of the server");
      }
      case 22 -> restoreServer();
      case 23, 24 -> world.changePrices(device.is.outletId());
      default -> {
        world.server.restart();
        world.events.add("restart", "of the server");
      }
    }
  }

  private void crashBeforeCommit(Device device) {
    Kept never = device.sealed(work.next(device));
    reload(device);
    world.events.add("crash-before", "%s %d", device, never.seq());
  }

  private void crashAfterCommit(Device device) {
    if (!device.sells()) {
      return;
    }
    Kept unseen = device.sealed(work.next(device));
    device.commit(unseen);
    world.ledger.wrote(device, unseen, false);
    reload(device);
    world.events.add("crash-after", "%s %d", device, unseen.seq());
  }

  private void loseLastWrites(Device device) throws SQLException {
    List<Kept> had = device.store.kept();
    world.diskOf(device).loseLast(1 + world.random.nextInt(5));
    int lost = leftBy(device, had);
    reload(device);
    int gone = losses();
    world.events.add("lose-writes", "%s %d, %d of them for good", device, lost, gone);
  }

  /** Notes what the device had and has no more. */
  private int leftBy(Device device, List<Kept> had) {
    List<Kept> lost = new ArrayList<>(had);
    lost.removeAll(device.store.kept());
    lost.forEach(world.ledger::leftADevice);
    return lost.size();
  }

  private void backToSnapshot() throws SQLException {
    List<Device> some =
        world.devices.stream().filter(each -> world.diskOf(each).hasSnapshot()).toList();
    if (some.isEmpty()) {
      return;
    }
    Device device = world.any(some);
    List<Kept> had = device.store.kept();
    world.diskOf(device).backToSnapshot();
    leftBy(device, had);
    reload(device);
    int gone = losses();
    world.events.add(
        "to-snapshot", "%s at %d, %d lost", device, device.store.journal().nextSeq(), gone);
  }

  private void cloneDevice(Device device) {
    world.events.add("clone", "%s of %s", world.cloneOf(device), device);
  }

  private void secondTab(Device device) {
    Kept ofFirstTab = device.sealed(work.next(device));
    reload(device);
    if (device.commitFromStaleTab(ofFirstTab)) {
      throw new SimFailure(device + ": a tab wrote that another had taken over from");
    }
    world.events.add("second-tab", "%s", device);
  }

  private void breakDevice(Device device) throws SQLException {
    remove(device);
    int gone = losses();
    world.events.add("break", "%s, %d lost", device, gone);
    replace(device, false);
  }

  /** As the till: refused while anything is unsent. */
  private void enrolAnew(Device device) throws SQLException {
    if (device.store.unsent().isEmpty()) {
      remove(device);
      losses();
      replace(device, true);
    }
  }

  private void remove(Device device) {
    world.devices.remove(device);
    device.store.kept().forEach(world.ledger::leftADevice);
  }

  private void replace(Device old, boolean tells) throws SQLException {
    UUID replaced = old.is.id();
    boolean isLatest = world.isLatestOfItsKiosk(old);
    long told = world.ledger.toldOf(replaced);
    boolean missing = isLatest && world.server.knows(replaced) && invariants.misses(replaced, told);
    world.enrol(old.is.kioskId(), tells ? old.previous() : null);
    if (missing && !invariants.hasAlarm("LOST", replaced)) {
      throw new SimFailure(old + " was replaced and had more to tell: no alarm");
    }
  }

  /** Another till, or a person, takes what is unsent to where there is a network. */
  private void carry(Device from, Device by) {
    List<Kept> batch = from.nextBatch();
    if (batch.isEmpty()) {
      return;
    }
    int skipped = world.random.nextInt(batch.size());
    byte[] ndjson =
        TillJournal.upload(batch.subList(skipped, batch.size()).stream().map(Kept::entry).toList());
    world.events.add("carry", "%d of %s by %s", batch.size() - skipped, from, by);
    world.network.send(new Request(by, by.is.id(), ndjson));
  }

  void restoreServer() throws SQLException {
    if (world.restoreBackup()) {
      int gone = losses();
      world.events.add("restore", "of the server, %d lost", gone);
    }
  }

  /** The page is loaded anew, which is when it forgets what is old. */
  void reload(Device device) {
    List<Kept> forgotten = device.reload(world.clockWith(device.clock.offset()));
    if (!forgotten.isEmpty()) {
      world.events.add("forget", "%s %d old ones", device, forgotten.size());
    }
  }

  /** Notes what is neither stored nor on any device now, because a device lost it. */
  private int losses() throws SQLException {
    Set<Sha256> left = invariants.readStored();
    world.devices.forEach(device -> device.store.kept().forEach(one -> left.add(one.hash())));
    int count = 0;
    for (Written one : world.ledger.all()) {
      if (!left.contains(one.hash()) && !world.ledger.knowsAsLost(one.hash())) {
        if (!world.ledger.hasLeftADevice(one.hash())) {
          throw new SimFailure(
              "entry %d of %s is nowhere, and no device lost it"
                  .formatted(one.seq(), one.terminal()));
        }
        world.ledger.isLost(one.hash());
        count++;
      }
    }
    return count;
  }

  /** Most often a moment, sometimes a night, rarely weeks. */
  void timePasses() {
    Duration by =
        switch (world.random.nextInt(200)) {
          case 0, 1, 2, 3 -> Duration.ofHours(world.random.nextLong(1, 20));
          case 4, 5 -> Duration.ofDays(world.random.nextLong(1, 4));
          case 6, 7, 8 -> Duration.ofDays(world.random.nextLong(36, 60));
          default -> Duration.ofMillis(world.random.nextLong(1, 90_000));
        };
    world.clock.forward(by);
  }
}
