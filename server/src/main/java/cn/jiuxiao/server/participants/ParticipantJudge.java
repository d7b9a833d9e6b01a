package cn.jiuxiao.server.participants;

import cn.jiuxiao.server.journal.EntryJudge;
import cn.jiuxiao.server.journal.JournalEntry;
import cn.jiuxiao.server.journal.JournalTransaction;
import cn.jiuxiao.server.journal.Judgement;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.ParkReason;
import cn.jiuxiao.wire.Sha256;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who took part: a badge must be one of ours, a phone number must have come along. */
@Singleton
class ParticipantJudge implements EntryJudge {
  private final Persons persons;

  ParticipantJudge(Persons persons) {
    this.persons = persons;
  }

  /** Before sales, which freeze the person in their rows. */
  @Override
  public int getOrder() {
    return 10;
  }

  /**
   * The badges of one transaction: read from their text, and the persons they were registered for.
   */
  private static final class Badges {
    final Map<String, BadgeCode> byText = new HashMap<>();
    final Map<ByteBuffer, byte[]> registered = new HashMap<>();
  }

  @Override
  public void ahead(EntryBody body) {
    if (participant(body) instanceof Participant.ByBadge(String code)) {
      persons.badge(code);
    }
  }

  @Override
  public void prepare(JournalTransaction transaction, List<JournalEntry> entries)
      throws SQLException {
    Badges badges = transaction.shared(Badges.class, Badges::new);
    for (JournalEntry entry : entries) {
      if (participant(entry.body()) instanceof Participant.ByBadge(String code)) {
        persons.badge(code).ifPresent(badge -> badges.byText.put(code, badge));
      }
    }
    if (badges.byText.isEmpty()) {
      return;
    }
    try (PreparedStatement query =
        transaction
            .connection()
            .prepareStatement(
                "SELECT b.id, v.person FROM badge b JOIN visitor v ON v.id = b.visitor_id WHERE b.id = ANY (?)")) {
      byte[][] ids = badges.byText.values().stream().map(BadgeCode::id).toArray(byte[][]::new);
      query.setArray(1, transaction.connection().createArrayOf("bytea", ids));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          badges.registered.put(ByteBuffer.wrap(row.getBytes(1)), row.getBytes(2));
        }
      }
    }
  }

  @Override
  public Judgement judge(JournalTransaction transaction, JournalEntry entry) {
    return switch (participant(entry.body())) {
      case Participant.ByBadge(String code) -> badge(transaction, entry, code);
      case Participant.ByPhone(Sha256 digest) -> phone(transaction, entry, digest);
      case null -> Judgement.ACCEPTED;
    };
  }

  private Judgement badge(JournalTransaction transaction, JournalEntry entry, String code) {
    Badges badges = transaction.shared(Badges.class, Badges::new);
    BadgeCode badge = badges.byText.get(code);
    if (badge == null) {
      return transaction.waives(ParkReason.UNKNOWN_BADGE)
          ? Judgement.ACCEPTED
          : Judgement.parked(ParkReason.UNKNOWN_BADGE, null);
    }
    byte[] registered = badges.registered.get(ByteBuffer.wrap(badge.id()));
    PersonsOfEntries.in(transaction)
        .put(entry.key(), registered == null ? persons.tokenOfBadge(badge.id()) : registered);
    return Judgement.ACCEPTED;
  }

  private Judgement phone(JournalTransaction transaction, JournalEntry entry, Sha256 digest) {
    byte[] attachment = entry.attachment();
    Optional<PhoneNumber> phone =
        attachment != null && Sha256.of(attachment).equals(digest)
            ? persons.phoneIn(attachment)
            : Optional.empty();
    if (phone.isEmpty()) {
      return transaction.waives(ParkReason.ATTACHMENT_MISSING)
          ? Judgement.ACCEPTED
          : Judgement.parked(
              ParkReason.ATTACHMENT_MISSING, attachment == null ? "no attachment" : "not readable");
    }
    PersonsOfEntries.in(transaction).put(entry.key(), persons.token(phone.get()));
    return Judgement.ACCEPTED;
  }

  private static @Nullable Participant participant(@Nullable EntryBody body) {
    return switch (body) {
      case EntryBody.Sale sale -> sale.participant();
      case EntryBody.ParticipantScanned scanned -> scanned.participant();
      case null, default -> null;
    };
  }
}
