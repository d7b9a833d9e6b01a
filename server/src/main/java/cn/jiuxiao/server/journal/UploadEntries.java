package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.Checked.Believed;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.UploadedEntry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/** Takes in what a terminal wrote, or what any carrier brings of other terminals. */
public final class UploadEntries implements AutoCloseable {
  /** What the record says of a person who brought entries; their id follows. */
  public static final String PERSON = "user:";

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

  /** Takes in what a terminal brings: its own entries, or others'. */
  public Uploaded upload(List<UploadedEntry> entries, UUID carrier) throws InterruptedException {
    return upload(entries, checked -> CheckedUpload.by(carrier, checked));
  }

  /** Takes in what a person brings: nobody need believe them, every entry proves itself. */
  public Uploaded upload(List<UploadedEntry> entries, long userId) throws InterruptedException {
    return upload(entries, checked -> CheckedUpload.by(userId, checked));
  }

  private Uploaded upload(
      List<UploadedEntry> entries, Function<List<Checked>, CheckedUpload> carriedBy)
      throws InterruptedException {
    try {
      CheckedUpload checked = carriedBy.apply(checkEntries.check(entries));
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
