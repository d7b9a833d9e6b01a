package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.StepwiseJournal.Heard;
import cn.jiuxiao.server.trial.sim.DeviceStore.Kept;
import cn.jiuxiao.server.trial.sim.Network.Answer;
import cn.jiuxiao.server.trial.sim.Network.Request;
import cn.jiuxiao.server.trial.sim.SimServer.Fate;
import cn.jiuxiao.server.trial.sim.SimServer.Served;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One run: some tills sell, everything that can go wrong does, and after every step what must hold
 * is checked. One thread; all that is chosen comes from the seed.
 */
final class KioskSim {
  private static final int STEPS_A_TILL = 9;
  private static final int STEPS_BETWEEN_RECOUNTS = 60;

  private final World world;
  private final TillWork work;
  private final Invariants invariants;
  private final Faults faults;
  private final OfficeDesk office;

  /** How a run went. */
  record Run(
      long seed, int entries, int lost, int rounds, String hash, Map<String, Integer> counts) {}

  /** A seed under which something did not hold, with the last that happened. */
  static final class Failed extends RuntimeException {
    Failed(long seed, List<String> last, Exception cause) {
      super(
          "seed %d: %s%n  %s"
              .formatted(seed, cause, String.join(System.lineSeparator() + "  ", last)),
          cause);
    }
  }

  KioskSim(World world) {
    this.world = world;
    this.work = new TillWork(world);
    this.invariants = new Invariants(world);
    this.faults = new Faults(world, work, invariants);
    this.office = new OfficeDesk(world);
  }

  Run run(long seed, int tills) throws SQLException {
    try {
      for (int kiosk = 0; kiosk < tills; kiosk++) {
        world.enrol(kiosk, null);
      }
      world.keepBackup();
      for (int step = 1; step <= 40 + tills * STEPS_A_TILL; step++) {
        invariants.afterAStep(step());
        if (step % STEPS_BETWEEN_RECOUNTS == 0) {
          invariants.everything();
        }
        faults.timePasses();
      }
      if (world.oneIn(2)) {
        faults.restoreServer();
      }
      int rounds = heal();
      invariants.everything();
      invariants.healed();
      office.decideOften();
      invariants.everything();
      deliverEverythingAgain();
      return new Run(
          seed,
          world.ledger.all().size(),
          world.ledger.lostCount(),
          rounds,
          world.events.hash(),
          world.events.counts());
    } catch (SimFailure | SQLException | IllegalStateException e) {
      throw new Failed(seed, world.events.last(), e);
    } finally {
      world.server.close();
    }
  }

  /** True if the database may have changed. */
  private boolean step() throws SQLException {
    int dice = world.random.nextInt(100);
    Device device = world.any(world.devices);
    if (dice < 32) {
      int entries = 1 + world.random.nextInt(4);
      for (int i = 0; i < entries; i++) {
        work.work(device);
      }
    } else if (dice < 52) {
      upload(device);
    } else if (dice < 72) {
      serve();
    } else if (dice < 81) {
      world.network.answering().forEach(KioskSim::deliver);
    } else if (dice < 87) {
      contact(device);
      if (world.oneIn(3)) {
        faults.reload(device); // as on another morning
      }
    } else if (dice < 95) {
      faults.one();
    } else {
      office.decide();
    }
    return dice >= 52 && (dice < 72 || dice >= 81);
  }

  private void upload(Device device) {
    List<Kept> batch = device.nextBatch();
    if (!batch.isEmpty()) {
      world.events.add("upload", "%s %d from %d", device, batch.size(), batch.getFirst().seq());
      byte[] ndjson = TillJournal.upload(batch.stream().map(Kept::entry).toList());
      world.network.send(new Request(device, device.is.id(), ndjson));
    }
  }

  private void serve() throws SQLException {
    List<Request> group = world.network.arriving();
    if (group.isEmpty()) {
      return;
    }
    Fate fate =
        switch (world.random.nextInt(14)) {
          case 0 -> Fate.CRASHED_BEFORE_COMMIT;
          case 1 -> Fate.CRASHED_AFTER_COMMIT;
          default -> Fate.COMMITTED;
        };
    world.events.add("group", "%s %s", group.stream().map(Request::from).toList(), fate);
    serve(group, fate);
  }

  private void serve(List<Request> group, Fate fate) throws SQLException {
    for (Served one : world.server.serve(group, fate)) {
      var answer = one.answer();
      if (answer == null) {
        world.events.add("refused", "%s", one.request().from());
      } else {
        answer
            .outcomes()
            .forEach(
                each ->
                    world.events.add(
                        String.valueOf(each.outcome()),
                        "%s %s on %s %s",
                        one.request().from(),
                        each.seq(),
                        each.branch(),
                        each.reason()));
        world.network.answer(new Answer(one.request().from(), answer));
      }
    }
  }

  private static void deliver(Answer answer) {
    answer.to().hears(answer.answer());
  }

  private void contact(Device device) throws SQLException {
    if (world.network.loses()) {
      world.events.add("drop-contact", "%s", device);
      return;
    }
    UUID terminal = device.is.id();
    if (!world.server.knows(terminal)) {
      knowAgain(device);
    }
    ContactRequest contact = device.contact();
    boolean wentBack = contact.nextSeq() < world.ledger.toldOf(terminal);
    boolean serverKnowsLess = contact.nextSeq() - contact.unsent() > invariants.nextSeq(terminal);
    boolean clockIsOff = Math.abs(contact.device() - world.clock.millis()) > 300_000;
    Heard heard = world.server.hear(terminal, contact);
    world.ledger.told(terminal, contact.nextSeq());
    world.events.add(
        "contact",
        "%s next %d unsent %d; server %d/%d",
        device,
        contact.nextSeq(),
        contact.unsent(),
        heard.acknowledgement().branch(),
        heard.acknowledgement().nextSeq());
    if ((wentBack || serverKnowsLess) && !invariants.hasAlarm("LOST", terminal)) {
      throw new SimFailure(
          wentBack
              ? device + " has forgotten what it had told of: no alarm"
              : "the server has forgotten what " + device + " had sent: no alarm");
    }
    if (clockIsOff != invariants.hasAlarm("CLOCK", terminal)) {
      throw new SimFailure("clock of " + device + " off: " + clockIsOff + ", alarm otherwise");
    }
    if (!world.network.loses()) {
      device.hears(heard);
      device.catalogue = world.prices.version(device.is.outletId());
    }
  }

  /** Its token is refused: it shows proof of an enrolment that the server has forgotten. */
  private void knowAgain(Device device) throws SQLException {
    world.server.knowAgain(device.is);
    world.events.add("known-again", "%s as %s", device, device.is.label());
    if (!invariants.hasAlarm("LOST", device.is.id())) {
      throw new SimFailure("the server had forgotten the enrolment of " + device + ": no alarm");
    }
  }

  /** The network is well again: every queue drains, in as many rounds as its length asks for. */
  private int heal() throws SQLException {
    world.heal();
    world.events.add("heal", "%d devices", world.devices.size());
    int longest =
        world.devices.stream().mapToInt(device -> device.store.kept().size()).max().orElse(0);
    int most = longest / Device.BATCH + 10;
    int quiet = 0;
    for (int round = 1; round <= most; round++) {
      int news = world.events.news();
      healedRound();
      boolean drained = world.devices.stream().allMatch(each -> each.store.unsent().isEmpty());
      quiet = drained && world.events.news() == news ? quiet + 1 : 0;
      if (quiet == 2) {
        return round;
      }
    }
    throw new SimFailure("queues did not drain in " + most + " rounds");
  }

  private void healedRound() throws SQLException {
    for (Device device : world.devices) {
      contact(device);
      upload(device);
    }
    world.clock.forward(Duration.ofSeconds(20));
    List<Request> group = world.network.arriving();
    if (!group.isEmpty()) {
      serve(group, Fate.COMMITTED);
    }
    world.network.answering().forEach(KioskSim::deliver);
  }

  /** All that is stored comes once more, in any order and grouping: not a row changes. */
  private void deliverEverythingAgain() throws SQLException {
    List<Request> again = new ArrayList<>();
    Set<Sha256> stored = invariants.readStored();
    for (UUID terminal : world.ledger.terminals()) {
      var entries =
          world.ledger.of(terminal).stream()
              .filter(one -> stored.contains(one.hash()))
              .map(Ledger.Written::entry)
              .toList();
      for (int from = 0; from < entries.size(); from += Device.BATCH) {
        var batch = entries.subList(from, Math.min(entries.size(), from + Device.BATCH));
        again.add(new Request(world.any(world.devices), terminal, TillJournal.upload(batch)));
      }
    }
    Collections.shuffle(again, world.random);
    SimDatabase.Copy before = world.database.copy();
    for (int from = 0; from < again.size(); from += 20) {
      world.server.serve(again.subList(from, Math.min(again.size(), from + 20)), Fate.COMMITTED);
    }
    Set<String> changed = SimDatabase.differences(before, world.database.copy());
    if (!changed.isEmpty()) {
      throw new SimFailure("a re-delivery changed " + changed);
    }
  }
}
