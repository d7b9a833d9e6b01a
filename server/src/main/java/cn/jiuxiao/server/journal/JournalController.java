package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.database.DatabaseWatch;
import cn.jiuxiao.server.journal.UploadEntries.Uploaded;
import cn.jiuxiao.server.kiosks.Till;
import cn.jiuxiao.server.kiosks.TillAuthentication;
import cn.jiuxiao.server.kiosks.TillSetups;
import cn.jiuxiao.server.shared.DatabaseTrouble;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.wire.Messages.Acknowledgement;
import cn.jiuxiao.wire.Messages.ContactAnswer;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Messages.EntryOutcome;
import cn.jiuxiao.wire.Messages.Outcome;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.UploadReader;
import cn.jiuxiao.wire.UploadedEntry;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.SerdeImport;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What tills hand in: kiosk-ui/README.md §6 and §7 are its contract. */
@Controller("/api/kiosk")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(TillAuthentication.ROLE)
@SerdeImport(UploadAnswer.class)
@SerdeImport(EntryOutcome.class)
@SerdeImport(Acknowledgement.class)
@SerdeImport(ContactRequest.class)
@SerdeImport(ContactAnswer.class)
class JournalController {
  private static final Logger LOG = LoggerFactory.getLogger(JournalController.class);

  private final UploadEntries uploadEntries;
  private final TillContacts contacts;
  private final TillSetups setups;
  private final DatabaseWatch database;

  JournalController(
      UploadEntries uploadEntries,
      TillContacts contacts,
      TillSetups setups,
      DatabaseWatch database) {
    this.uploadEntries = uploadEntries;
    this.contacts = contacts;
    this.setups = setups;
    this.database = database;
  }

  /**
   * Takes in entries, each with its seal on the line that follows (§6). The answer means: on disk.
   */
  @Post("/entries")
  @Consumes("application/x-ndjson")
  UploadAnswer upload(HttpServletRequest http, Till till) throws InterruptedException {
    List<UploadedEntry> entries = read(http);
    if (database.isAway()) {
      throw tryLater();
    }
    return switch (uploadEntries.upload(entries, till.terminal())) {
      case Uploaded.Acknowledged(UploadAnswer answer) -> {
        noteUnbelieved(answer, till);
        yield answer;
      }
      case Uploaded.TryLater later -> throw tryLater();
    };
  }

  /** One line an upload, whatever it brought: the alarm has the rest. */
  private static void noteUnbelieved(UploadAnswer answer, Till till) {
    List<String> reasons =
        answer.outcomes().stream()
            .filter(each -> each.outcome() == Outcome.UNVERIFIED)
            .map(each -> String.valueOf(each.reason()))
            .toList();
    if (!reasons.isEmpty()) {
      LOG.warn(
          "Terminal {} handed in {} entries that cannot be believed: {}",
          till.terminal(),
          reasons.size(),
          Set.copyOf(reasons));
    }
  }

  private static List<UploadedEntry> read(HttpServletRequest http) {
    try {
      return UploadReader.read(http.getInputStream(), isGzip(http.getHeader("Content-Encoding")));
    } catch (UploadReader.Refused refused) {
      throw switch (refused) {
        case UploadReader.TooLarge tooLarge -> new Problem(413, "journal.upload-too-large");
        case UploadReader.Malformed malformed ->
            new Problem(400, "journal.malformed-request", String.valueOf(malformed.getMessage()));
      };
    } catch (IOException brokenOff) {
      LOG.debug("An upload broke off: {}", brokenOff.toString());
      throw tryLater();
    }
  }

  private static boolean isGzip(@Nullable String encoding) {
    return switch (encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "identity" -> false;
      case "gzip" -> true;
      default -> throw new Problem(415, "journal.unsupported-media-type");
    };
  }

  /** Hears how the till is doing, and tells it what it should know (§7). */
  @Post("/contacts")
  ContactAnswer contact(@Body ContactRequest contact, Till till) {
    if (contact.nextSeq() < 1 || contact.unsent() < 0) {
      throw new Problem(400, "journal.malformed-request", "nextSeq, unsent");
    }
    if (isMissing(contact.version()) || isMissing(contact.headHash())) {
      throw new Problem(400, "journal.malformed-request", "version, headHash");
    }
    try {
      if (!contacts.knows(till.terminal())) { // its token is older than the restored database
        throw new Problem(401, "kiosks.token-expired");
      }
      TillContacts.Heard heard = contacts.hear(till.terminal(), contact);
      return new ContactAnswer(
          heard.at().toEpochMilli(),
          heard.revoked(),
          heard.acknowledgement(),
          heard.catalogueVersion(),
          setups.tag(till.terminal()),
          TillSetups.MINIMUM_VERSION);
    } catch (IllegalArgumentException notAHash) {
      throw new Problem(400, "journal.malformed-request", "headHash");
    } catch (SQLException down) {
      if (!DatabaseTrouble.passes(down)) {
        throw new IllegalStateException("a contact could not be kept", down);
      }
      LOG.warn("A contact could not be kept: {}", down.toString());
      throw tryLater();
    }
  }

  /** JSON may leave a member out, whatever the record says. */
  private static boolean isMissing(@Nullable String member) {
    return member == null;
  }

  private static Problem tryLater() {
    return new Problem(
        503, "journal.try-later", Map.of(Problem.RETRY_AFTER, DatabaseTrouble.RETRY_AFTER_SECONDS));
  }
}
