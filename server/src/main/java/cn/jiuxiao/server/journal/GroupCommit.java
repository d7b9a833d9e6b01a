package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.shared.DatabaseTrouble;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits uploads together: what came in while the last group was being written makes the next one,
 * so that one wait for the disk serves many tills. If a group fails, its uploads are tried singly,
 * so that one cannot spoil the others; but not if it was the database that failed. An answer is
 * given only after the commit.
 */
final class GroupCommit implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final int MOST_ENTRIES_IN_A_GROUP = 4_000;
  private static final int MOST_UPLOADS_WAITING = 4_096;
  private static final long POLL_MILLIS = 200;

  private final DataSource database;
  private final RecordGroup recordGroup;
  private final Clock clock;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_UPLOADS_WAITING);
  private final List<Thread> writers = new ArrayList<>();
  private final AtomicBoolean troubled = new AtomicBoolean();
  private volatile boolean closed;

  private record Waiting(CheckedUpload upload, CompletableFuture<UploadAnswer> answer) {}

  /** Nothing is known to be stored; sending again is safe. */
  static final class NotNow extends Exception {
    NotNow(String message) {
      super(message);
    }

    NotNow(String message, Throwable cause) {
      super(message, cause);
    }
  }

  GroupCommit(DataSource database, RecordGroup recordGroup, Clock clock, int writerCount) {
    this.database = database;
    this.recordGroup = recordGroup;
    this.clock = clock;
    for (int i = 0; i < writerCount; i++) {
      Thread writer =
          Thread.ofPlatform().name("journal-writer-" + i).daemon().unstarted(this::write);
      writer.setContextClassLoader(
          GroupCommit.class.getClassLoader()); // not that of the servlet engine that starts us
      writer.start();
      writers.add(writer);
    }
  }

  /** Waits until the upload is on disk. */
  UploadAnswer commit(CheckedUpload upload, long timeoutSeconds)
      throws NotNow, InterruptedException {
    var waiting = new Waiting(upload, new CompletableFuture<>());
    if (closed || !queue.offer(waiting)) {
      throw new NotNow("too many uploads are waiting");
    }
    try {
      return waiting.answer().get(timeoutSeconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new NotNow("not committed in time", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      switch (cause) {
        case SQLException failed -> throw new NotNow("the database did not take it", failed);
        case NotNow notNow -> throw notNow;
        case null, default ->
            throw new IllegalStateException("an upload could not be recorded", cause);
      }
    }
  }

  private void write() {
    while (!closed || !queue.isEmpty()) {
      try {
        Waiting first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          commit(group(first));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private List<Waiting> group(Waiting first) {
    var group = new ArrayList<Waiting>();
    int entries = 0;
    for (Waiting next = first; next != null; ) {
      group.add(next);
      entries += next.upload().entries().size();
      Waiting peeked = queue.peek();
      boolean room =
          peeked != null && entries + peeked.upload().entries().size() <= MOST_ENTRIES_IN_A_GROUP;
      next = room ? queue.poll() : null;
    }
    return group;
  }

  private void commit(List<Waiting> group) {
    try {
      List<UploadAnswer> answers = inTransaction(group.stream().map(Waiting::upload).toList());
      if (troubled.getAndSet(false)) {
        LOG.info("Uploads are stored again");
      }
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer().complete(answers.get(i));
      }
    } catch (SQLException | RuntimeException e) {
      if (group.size() > 1 && !DatabaseTrouble.passes(e)) {
        LOG.warn(
            "A group of {} uploads failed, trying them singly: {}", group.size(), e.toString());
        group.forEach(waiting -> commit(List.of(waiting)));
      } else {
        tell(e);
        group.forEach(waiting -> waiting.answer().completeExceptionally(e));
      }
    }
  }

  /** A full disk or a database that is away fails every upload: the first one says it for all. */
  private void tell(Exception failure) {
    if (!DatabaseTrouble.passes(failure)) {
      LOG.error("An upload could not be recorded", failure);
    } else if (!troubled.getAndSet(true)) {
      LOG.warn("Uploads cannot be stored, tills keep them: {}", failure.getMessage());
    }
  }

  private List<UploadAnswer> inTransaction(List<CheckedUpload> uploads) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET LOCAL synchronous_commit = on");
        }
        List<UploadAnswer> answers = recordGroup.record(connection, clock.instant(), uploads);
        connection.commit();
        return answers;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  private static void rollBack(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException broken) {
      cause.addSuppressed(broken); // the connection is gone, and the transaction with it
    }
  }

  /** Finishes what is waiting. */
  @Override
  public void close() {
    closed = true;
    for (Thread writer : writers) {
      try {
        writer.join(TimeUnit.SECONDS.toMillis(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
      left.answer().completeExceptionally(new NotNow("the server stops"));
    }
  }
}
