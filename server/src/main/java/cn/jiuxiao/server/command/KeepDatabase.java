package cn.jiuxiao.server.command;

import cn.jiuxiao.db.EmbeddedPostgreSql;
import cn.jiuxiao.db.StartProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Starts the embedded database again whenever it ended by itself. While the disk is full it waits
 * for room, however long: there is nothing that a new process could do better. It gives up when
 * starting fails, or does not last, several times in a row.
 */
final class KeepDatabase {
  private static final int MOST_FAILURES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LOOK_FOR_ROOM_EVERY = Duration.ofSeconds(1);

  /** A database that ends sooner has not really started. */
  private static final Duration LASTS = Duration.ofSeconds(10);

  private final EmbeddedPostgreSql database;
  private final BooleanSupplier stopping;
  private final Voice voice;
  private int failures;

  /** Tells the person at the console something, by the key of its text. */
  interface Voice {
    void tell(String key, Object... values);
  }

  KeepDatabase(EmbeddedPostgreSql database, BooleanSupplier stopping, Voice voice) {
    this.database = database;
    this.stopping = stopping;
    this.voice = voice;
  }

  /** False if the database ended and cannot be started again. */
  boolean untilItIsStopped(Path data) {
    while (true) {
      long began = System.nanoTime();
      database.ended().join();
      if (stopping.getAsBoolean()) {
        return true;
      }
      if (Duration.ofNanos(System.nanoTime() - began).compareTo(LASTS) > 0) {
        failures = 0;
      }
      voice.tell("command.databaseAgain");
      if (!startAgain(data)) {
        return stopping.getAsBoolean();
      }
      voice.tell("command.databaseBack");
    }
  }

  private boolean startAgain(Path data) {
    String why = "";
    while (!stopping.getAsBoolean()) {
      awaitRoom(data);
      if (failures == MOST_FAILURES) {
        voice.tell("command.databaseEnded", why);
        return false;
      }
      pause(FIRST_PAUSE.multipliedBy((1L << failures) - 1));
      failures++;
      try {
        database.restart();
        return true;
      } catch (StartProblem problem) {
        why = String.valueOf(problem.getMessage());
      }
    }
    return false;
  }

  private void awaitRoom(Path data) {
    if (database.hasRoom()) {
      return;
    }
    voice.tell("command.databaseFull", data);
    while (!database.hasRoom() && !stopping.getAsBoolean()) {
      pause(LOOK_FOR_ROOM_EVERY);
    }
    failures = 0;
  }

  private static void pause(Duration length) {
    LockSupport.parkNanos(length.toNanos());
  }
}
