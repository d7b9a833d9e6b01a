package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.database.DatabaseWatch;
import cn.jiuxiao.server.journal.UploadEntries.Uploaded;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.DatabaseTrouble;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.wire.Messages.EntryOutcome;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.UploadReader;
import cn.jiuxiao.wire.UploadedEntry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes in what a person carries from a till that has no network: the lines it would have sent
 * itself. Entries prove themselves, so it does not matter who brings them, nor how often.
 */
@Singleton
public class TakeCarried {
  /** Whoever has a till to care for. */
  private static final Role[] CARRIERS = {
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICE,
    Role.COUNTY_OFFICER,
    Role.FAIR_ORGANIZER,
    Role.STORE_MANAGER,
    Role.VENDOR
  };

  private final UploadEntries uploadEntries;
  private final CarriedNotes notes;
  private final DatabaseWatch database;

  TakeCarried(UploadEntries uploadEntries, CarriedNotes notes, DatabaseWatch database) {
    this.uploadEntries = uploadEntries;
    this.notes = notes;
    this.database = database;
  }

  /**
   * One outcome an entry, and what became of each terminal's; all of it on disk. Throws a problem
   * if this is no such file, or if it must be brought once more: that is always safe.
   */
  public Carried take(Actor actor, InputStream content) {
    actor.mustBe(CARRIERS);
    List<UploadedEntry> entries = read(content);
    if (database.isAway()) {
      throw DatabaseTrouble.problem();
    }
    var outcomes = new ArrayList<EntryOutcome>();
    for (int from = 0; from < entries.size(); from += UploadReader.MOST_ENTRIES) {
      int to = Math.min(entries.size(), from + UploadReader.MOST_ENTRIES);
      outcomes.addAll(upload(actor, entries.subList(from, to)).outcomes());
    }
    List<CarriedTerminal> terminals = notes.write(actor, outcomes);
    return new Carried(outcomes, terminals);
  }

  private static List<UploadedEntry> read(InputStream content) {
    try {
      return UploadReader.readFile(content);
    } catch (UploadReader.TooLarge tooLarge) {
      throw new Problem(
          413,
          "journal.carried-too-large",
          UploadReader.FILE.bytesSent() >> 20,
          UploadReader.FILE.entries());
    } catch (UploadReader.Refused malformed) {
      throw new Problem(400, "journal.carried-malformed");
    } catch (IOException brokenOff) {
      throw tryLater();
    }
  }

  private UploadAnswer upload(Actor actor, List<UploadedEntry> entries) {
    try {
      return switch (uploadEntries.upload(entries, actor.userId())) {
        case Uploaded.Acknowledged(UploadAnswer answer) -> answer;
        case Uploaded.TryLater later -> throw tryLater();
      };
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw tryLater();
    }
  }

  private static Problem tryLater() {
    return new Problem(
        503, "journal.try-later", Map.of(Problem.RETRY_AFTER, DatabaseTrouble.RETRY_AFTER_SECONDS));
  }
}
