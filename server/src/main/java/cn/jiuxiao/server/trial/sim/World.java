package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.kiosks.Terminal;
import cn.jiuxiao.server.trial.TillClock;
import cn.jiuxiao.wire.Messages.PreviousTerminal;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Everything that one run is made of. */
final class World {
  private static final Instant BEGIN = Instant.parse("2026-10-17T00:30:00Z");

  final RandomGenerator random;
  final SimClock clock = new SimClock(BEGIN);
  final Events events = new Events();
  final Ledger ledger = new Ledger();
  final SimDatabase database;
  final SimServer server;
  final People people;
  final Prices prices = new Prices();
  Network network;
  final List<Device> devices = new ArrayList<>();

  /** How people at the office ever asked entries to be corrected. */
  final Set<Asked> asked = new HashSet<>();

  private final Map<Device, FaultyDisk> disks = new HashMap<>();
  private final Map<Long, Integer> enrolments = new HashMap<>();
  private final Map<Long, Terminal> latest = new HashMap<>();
  private @Nullable Backup backup;
  private int names;

  /** A correction that somebody asked for. */
  record Asked(EntryKey entry, Correction correction) {}

  private record Backup(Instant at, SimDatabase.Copy rows, Map<UUID, Long> told) {}

  World(
      long seed,
      DataSource dataSource,
      SimDatabase database,
      SimServer.Rules rules,
      ServerKeys keys)
      throws SQLException {
    this.random = new Random(seed);
    this.database = database;
    this.people = new People(keys, random);
    this.network = new LossyNetwork(random, events);
    this.server = new SimServer(dataSource, database, rules, keys, clock);
  }

  <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  String nextName() {
    return "D" + ++names;
  }

  /** A clock as devices have them: mostly right, else minutes or years off. */
  TillClock deviceClock() {
    Duration offset =
        switch (random.nextInt(8)) {
          case 0 -> Duration.ofDays(random.nextLong(-2000, 2000));
          case 1 -> Duration.ofMinutes(random.nextLong(-600, 600));
          default -> Duration.ofMillis(random.nextLong(-2000, 2000));
        };
    return clockWith(offset);
  }

  /** A page that was just loaded. */
  TillClock clockWith(Duration offset) {
    return new TillClock(
        clock, offset, clock.millis(), "p%010x".formatted(random.nextLong(1L << 40)));
  }

  /** A device becomes a terminal of this kiosk. */
  Device enrol(long kiosk, @Nullable PreviousTerminal previous) throws SQLException {
    int times = enrolments.merge(kiosk, 1, Integer::sum);
    TillKey key = TillKey.generate();
    var is =
        new Terminal(
            new UUID(random.nextLong(), random.nextLong()),
            kiosk,
            1L + kiosk % SimDatabase.OUTLETS,
            "K" + kiosk + (times == 1 ? "" : "." + times),
            key.publicKey().spki(),
            clock.instant(),
            "");
    latest.put(kiosk, is);
    server.enrol(is, previous);
    var disk = new FaultyDisk(Disk.Contents.blank(TillJournal.begin(is.id(), key)));
    var device = new Device(nextName(), is, new DeviceStore(disk), deviceClock());
    add(device, disk);
    events.add("enrol", "%s as %s", device, is.label());
    return device;
  }

  Device cloneOf(Device device) {
    FaultyDisk disk = diskOf(device).cloned();
    Device twin = device.cloned(nextName(), disk, deviceClock());
    add(twin, disk);
    return twin;
  }

  private void add(Device device, FaultyDisk disk) {
    devices.add(device);
    disks.put(device, disk);
  }

  FaultyDisk diskOf(Device device) {
    return Objects.requireNonNull(disks.get(device));
  }

  /** Network and disks do what they promise from now on. */
  void heal() {
    network = new CalmNetwork();
    devices.forEach(device -> device.store.moveToSoundDisk());
  }

  /** No other was enrolled there after this one. */
  boolean isLatestOfItsKiosk(Device device) {
    return device.is.equals(latest.get(device.is.kioskId()));
  }

  void keepBackup() throws SQLException {
    backup = new Backup(clock.instant(), database.copy(), ledger.allTold());
  }

  /**
   * The server as it was at the last backup, if tills keep what they sent since: no older one can
   * be healed.
   */
  boolean restoreBackup() throws SQLException {
    Backup kept = backup;
    if (kept == null || clock.instant().isAfter(kept.at().plus(DeviceStore.KEPT))) {
      return false;
    }
    server.restore(kept.rows());
    ledger.toldOnly(kept.told());
    return true;
  }

  /** Another price list at this outlet; tills learn of it when they report. */
  void changePrices(long outlet) throws SQLException {
    List<Long> prices =
        Prices.FIRST_FEN.stream().map(fen -> fen + random.nextLong(-500, 500)).toList();
    long version = this.prices.change(outlet, prices);
    database.changePrices(outlet, version, prices);
    events.add("prices", "of outlet %d, version %d", outlet, version);
  }
}
