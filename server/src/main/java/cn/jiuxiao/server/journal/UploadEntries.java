package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.Checked.Believed;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.UploadedEntry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes in what a terminal wrote, or what any carrier brings of other terminals. */
public final class UploadEntries implements AutoCloseable {
  private static final long TIMEOUT_SECONDS = 30;

  private final CheckEntries checkEntries;
  private final List<EntryJudge> judges;
  private final GroupCommit groupCommit;

  UploadEntries(
      DataSource database,
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      Clock clock,
      int writerCount) {
    this.judges = judges;
    checkEntries = new CheckEntries(new Terminals(database));
    groupCommit = new GroupCommit(database, new RecordGroup(judges, features), clock, writerCount);
  }

  /** What became of an upload. */
  public sealed interface Uploaded {
    /** On disk. */
    record Acknowledged(UploadAnswer answer) implements Uploaded {}

    /** Nothing is known to be stored: send again. */
    record TryLater() implements Uploaded {}
  }

  /**
   * @param carrier the terminal that brings the entries; null if a person does
   */
  public Uploaded upload(List<UploadedEntry> entries, @Nullable UUID carrier)
      throws InterruptedException {
    try {
      var checked = new CheckedUpload(checkEntries.check(entries), carrier);
      workAhead(checked);
      return new Uploaded.Acknowledged(groupCommit.commit(checked, TIMEOUT_SECONDS));
    } catch (SQLException | GroupCommit.NotNow notNow) {
      return new Uploaded.TryLater();
    }
  }

  private void workAhead(CheckedUpload upload) {
    for (Believed entry : upload.believed()) {
      if (entry.read() instanceof ReadBody.Understood understood) {
        judges.forEach(judge -> judge.ahead(understood.body()));
      }
    }
  }

  @Override
  public void close() {
    groupCommit.close();
  }
}
