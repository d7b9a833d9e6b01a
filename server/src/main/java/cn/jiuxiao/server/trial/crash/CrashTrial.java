package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.trial.crash.Round.Act;
import cn.jiuxiao.server.trial.process.ChildServer;
import cn.jiuxiao.server.trial.process.TrialFailure;
import cn.jiuxiao.server.trial.process.TrialFolder;
import cn.jiuxiao.server.trial.process.TrialPlaces;
import cn.jiuxiao.server.trial.process.Waiting;
import cn.jiuxiao.wire.EnrolmentCode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One server with its tills, through any number of rounds. */
final class CrashTrial implements AutoCloseable {
  private static final Duration COMES_BACK_IN = Duration.ofSeconds(90);
  private static final Duration DRAINS_IN = Duration.ofSeconds(60);
  private static final Duration SELL_AFTERWARDS = Duration.ofMillis(200);

  private final TrialFolder folder = new TrialFolder("crash");
  private final @Nullable SmallDisk disk;
  private final ChildServer server;
  private final FaultyProxy proxy;
  private final List<CrashTill> tills = new ArrayList<>();
  private final Ledger ledger = new Ledger();
  private final LivenessProbe liveness;
  private final FaultMaker faults;
  private final AwayProbe probe;
  private final Map<Fault, Integer> made = new EnumMap<>(Fault.class);
  private int rounds;
  private Duration slowestReturn = Duration.ZERO;
  private Duration slowestDrain = Duration.ZERO;
  private boolean closed;

  /**
   * @param megabytes of the disk that can be filled
   */
  CrashTrial(int tillCount, int megabytes, List<String> jvmOptions)
      throws IOException, SQLException {
    disk = SmallDisk.mount(folder.path(), megabytes).orElse(null);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-crash-trial"));
    try {
      server = ChildServer.start(folder.data(), folder.log(), jvmOptions);
      proxy = new FaultyProxy(server.port());
      Clock clock = Clock.system(BusinessDay.ZONE);
      List<EnrolmentCode> codes;
      try (Connection connection = server.connect()) {
        codes = TrialPlaces.make(connection, tillCount + 1);
      }
      probe = new AwayProbe(server.uri(), codes.getFirst(), clock, ledger);
      for (int i = 1; i <= tillCount; i++) {
        tills.add(new CrashTill(proxy.uri(), codes.get(i), clock, ledger, i));
      }
      for (int i = 0; i < tillCount; i++) {
        tills.get(i).start("till-" + (i + 1));
      }
      liveness = new LivenessProbe(server);
      faults = new FaultMaker(server, probe, ledger, disk);
    } catch (IOException | SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  Path folder() {
    return folder.path();
  }

  Optional<SmallDisk> disk() {
    return Optional.ofNullable(disk);
  }

  /**
   * @throws TrialFailure if something does not hold
   */
  void play(Round round) throws SQLException {
    tills.forEach(till -> till.sell(true));
    proxy.turn(round.weather(), round.number());
    try {
      for (Act act : round.acts()) {
        if (faults.make(act)) {
          made.merge(act.fault(), 1, Integer::sum);
        }
      }
      Waiting.pause(SELL_AFTERWARDS);
    } finally {
      proxy.turn(Weather.FAIR, round.number());
      faults.heal();
    }
    rounds++;
    Duration back =
        Waiting.until("the server is ready again", COMES_BACK_IN, server.health()::isReady);
    tills.forEach(till -> till.sell(false));
    Duration drained =
        Waiting.until(
            "every queue has drained",
            DRAINS_IN,
            () -> tills.stream().allMatch(CrashTill::isDrained));
    probe.send();
    slowestReturn = longer(slowestReturn, back);
    slowestDrain = longer(slowestDrain, drained);
    new Checks(server, ledger).all();
    if (!liveness.lies().isEmpty()) {
      throw new TrialFailure(String.join("; ", liveness.lies()));
    }
  }

  /** The command that an operator would run. */
  void verify() {
    if (server.command("verify") != 0) {
      throw new TrialFailure("verify found something: " + folder.log());
    }
    folder.allIsWell();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** What came of it so far. */
  Summary summary() {
    return new Summary(
        rounds,
        Map.copyOf(made),
        proxy.cuts(),
        ledger.written.get(),
        ledger.acknowledged().size(),
        ledger.cutOff.get(),
        ledger.toldToWait.get(),
        liveness.asked(),
        server.ends(),
        slowestReturn,
        slowestDrain,
        folder.log());
  }

  /** Leaves no process, no mount and no folder; the server's log stays if something failed. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    tills.forEach(CrashTill::end);
    closeAll(liveness, proxy, server, disk);
    folder.close();
  }

  private static void closeAll(@Nullable AutoCloseable... all) {
    for (AutoCloseable one : all) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (Exception e) {
        throw new TrialFailure("cannot end everything", e);
      }
    }
  }
}
