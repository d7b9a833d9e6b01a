package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.server.trial.crash.Round.Act;
import cn.jiuxiao.server.trial.process.ChildServer;
import cn.jiuxiao.server.trial.process.DatabaseProcesses;
import cn.jiuxiao.server.trial.process.Waiting;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes faults happen to the server, holds the server to the truth meanwhile, and heals them. */
final class FaultMaker {
  private static final Duration NOTICED_IN = Duration.ofSeconds(10);
  private static final Duration BEFORE = Duration.ofSeconds(30);

  private final ChildServer server;
  private final AwayProbe probe;
  private final Ledger ledger;
  private final @Nullable SmallDisk disk;

  FaultMaker(ChildServer server, AwayProbe probe, Ledger ledger, @Nullable SmallDisk disk) {
    this.server = server;
    this.probe = probe;
    this.ledger = ledger;
    this.disk = disk;
  }

  /** False if it cannot be made here. */
  boolean make(Act act) {
    Waiting.pause(act.after());
    DatabaseProcesses database = server.database();
    switch (act.fault()) {
      case SERVER_KILLED -> server.kill();
      case BACKEND_KILLED -> {
        List<ProcessHandle> backends = database.backends();
        if (!backends.isEmpty()) {
          DatabaseProcesses.signal("KILL", List.of(backends.get(act.choice() % backends.size())));
        }
      }
      case POSTMASTER_KILLED -> database.postmaster().ifPresent(ProcessHandle::destroyForcibly);
      case DATABASE_STOPPED ->
          DatabaseProcesses.signal(
              act.choice() % 2 == 0 ? "INT" : "QUIT", database.postmaster().stream().toList());
      case DATABASE_FROZEN -> freeze(act, database);
      case DISK_FULL -> {
        if (disk == null) {
          return false;
        }
        fill(disk, act);
      }
    }
    return true;
  }

  private void freeze(Act act, DatabaseProcesses database) {
    Waiting.until("ready before it is frozen", BEFORE, server.health()::isReady);
    database.freeze();
    try {
      Waiting.until("frozen, and readiness says so", NOTICED_IN, server.health()::isNotReady);
      probe.everythingSaysWait();
      Waiting.pause(act.lasting());
    } finally {
      database.go();
    }
  }

  private void fill(SmallDisk full, Act act) {
    Waiting.until("ready before the disk is full", BEFORE, server.health()::isReady);
    long toldBefore = ledger.toldToWait.get();
    int endsBefore = server.ends();
    full.fill();
    try {
      Waiting.until(
          "no disk space, and readiness says so",
          NOTICED_IN,
          () -> server.health().isNotReady() || server.ends() > endsBefore);
      Waiting.until(
          "no disk space, and a till is told to wait",
          NOTICED_IN,
          () -> ledger.toldToWait.get() > toldBefore || server.ends() > endsBefore);
      Waiting.pause(act.lasting());
    } finally {
      full.free();
    }
  }

  /** Whatever a fault that broke off has left. */
  void heal() {
    server.database().go();
    if (disk != null) {
      disk.free();
    }
  }
}
