package cn.jiuxiao.wire;

import cn.jiuxiao.wire.EntryBody.CashDirection;
import cn.jiuxiao.wire.EntryBody.Denomination;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryStamp.ServerTimeSeen;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body's bytes (kiosk-ui/README.md §5): structure, types and ranges; whether its figures
 * agree is for others to judge.
 */
public final class BodyReader {
  /** The greatest body, in bytes. */
  public static final int LONGEST_BODY = 65_536;

  private static final int WIRE_VERSION = 1;
  private static final long LAST_MILLI_OF_9999 = 253_402_300_799_999L;
  private static final int MOST_LINES = 500;
  private static final int LONGEST_TEXT = 200;

  private BodyReader() {}

  public static ReadBody read(byte[] body) {
    if (body.length > LONGEST_BODY) {
      return new ReadBody.NotAnEntry("longer than " + LONGEST_BODY + " bytes");
    }
    JsonMembers members;
    UUID terminal;
    long seq;
    try {
      members = JsonMembers.parse(body);
      terminal = members.read("terminal", 36, BodyReader::uuid);
      seq = members.whole("seq", 1, Amounts.MAX_SAFE);
    } catch (JsonMembers.NotJson | JsonMembers.Malformed e) {
      return new ReadBody.NotAnEntry(String.valueOf(e.getMessage()));
    }
    return understand(members, terminal, seq);
  }

  private static ReadBody understand(JsonMembers members, UUID terminal, long seq) {
    String kind = null;
    try {
      long version = members.whole("v", 0, Amounts.MAX_SAFE);
      if (version != WIRE_VERSION) {
        return new ReadBody.NotUnderstood(
            terminal, seq, null, ParkReason.UNKNOWN_VERSION, "version " + version);
      }
      kind = members.text("kind", 1, 40);
      EntryKind known = kindOf(kind);
      if (known == null) {
        return new ReadBody.NotUnderstood(
            terminal, seq, kind, ParkReason.UNKNOWN_KIND, "kind " + kind);
      }
      return new ReadBody.Understood(body(known, members, stamp(members, terminal, seq)));
    } catch (JsonMembers.Malformed e) {
      return new ReadBody.NotUnderstood(
          terminal, seq, kind, ParkReason.MALFORMED_BODY, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable EntryKind kindOf(String name) {
    for (EntryKind kind : EntryKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }

  private static EntryStamp stamp(JsonMembers m, UUID terminal, long seq) {
    boolean never = m.isNull("server");
    if (m.isNull("serverMono") != never || m.isNull("serverPage") != never) {
      throw new JsonMembers.Malformed("server, serverMono and serverPage are null together");
    }
    ServerTimeSeen seen =
        never
            ? null
            : new ServerTimeSeen(
                m.whole("server", 0, LAST_MILLI_OF_9999),
                m.amount("serverMono"),
                m.text("serverPage", 1, 32));
    return new EntryStamp(
        terminal,
        seq,
        m.whole("device", 0, LAST_MILLI_OF_9999),
        m.amount("mono"),
        m.text("page", 1, 32),
        seen,
        m.whole("cashier", 1, Amounts.MAX_SAFE));
  }

  private static EntryBody body(EntryKind kind, JsonMembers m, EntryStamp stamp) {
    return switch (kind) {
      case SHIFT_OPENED -> new EntryBody.ShiftOpened(stamp, m.amount("floatFen"));
      case SALE -> sale(m, stamp);
      case REFUND -> refund(m, stamp);
      case VOID ->
          new EntryBody.VoidSale(stamp, shift(m), original(m), m.text("reason", 0, LONGEST_TEXT));
      case CASH_MOVED ->
          new EntryBody.CashMoved(
              stamp,
              shift(m),
              m.read("direction", 3, CashDirection::valueOf),
              m.amount("amountFen"),
              m.text("reason", 0, LONGEST_TEXT));
      case PARTICIPANT_SCANNED ->
          new EntryBody.ParticipantScanned(stamp, participant(m.child("participant")));
      case HEADCOUNT -> new EntryBody.Headcount(stamp, m.whole("count", 0, 1_000_000));
      case SHIFT_CLOSED -> shiftClosed(m, stamp);
    };
  }

  private static EntryBody.Sale sale(JsonMembers m, EntryStamp stamp) {
    List<SaleLine> lines = m.list("lines", 1, MOST_LINES, BodyReader::saleLine);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).line() != i + 1) {
        throw new JsonMembers.Malformed("lines are not numbered 1, 2, 3 …");
      }
    }
    return new EntryBody.Sale(
        stamp,
        shift(m),
        m.text("receipt", 1, 64),
        m.amount("catalogue"),
        lines,
        m.amount("roundingFen"),
        m.amount("totalFen"),
        tenders(m),
        m.isNull("participant") ? null : participant(m.child("participant")),
        allowance(m));
  }

  private static EntryBody.Allowance allowance(JsonMembers m) {
    return new EntryBody.Allowance(
        m.has("rules") ? m.amount("rules") : 0,
        m.has("discountFen") ? m.amount("discountFen") : 0,
        m.has("discountReason") ? m.text("discountReason", 0, LONGEST_TEXT) : null,
        m.has("approvedBy") ? m.whole("approvedBy", 1, Amounts.MAX_SAFE) : null);
  }

  private static SaleLine saleLine(JsonMembers m) {
    return new SaleLine(
        (int) m.whole("line", 1, MOST_LINES),
        m.isNull("product") ? null : m.text("product", 1, 40),
        m.text("name", 1, LONGEST_TEXT),
        m.read("unit", 16, SalesUnit::valueOf),
        m.whole("quantityMilli", 1, Amounts.MAX_SAFE),
        m.amount("priceFen"),
        m.amount("grossFen"),
        m.amount("discountFen"),
        m.amount("netFen"),
        m.has("listFen") ? m.amount("listFen") : null,
        m.has("discountReason") ? m.text("discountReason", 0, LONGEST_TEXT) : null);
  }

  private static EntryBody.Refund refund(JsonMembers m, EntryStamp stamp) {
    List<RefundLine> lines =
        m.list(
            "lines",
            1,
            MOST_LINES,
            line ->
                new RefundLine(
                    (int) line.whole("line", 1, MOST_LINES),
                    line.whole("quantityMilli", 1, Amounts.MAX_SAFE),
                    line.amount("netFen")));
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).line() <= lines.get(i - 1).line()) {
        throw new JsonMembers.Malformed("lines are not in ascending order");
      }
    }
    return new EntryBody.Refund(
        stamp,
        shift(m),
        m.text("receipt", 1, 64),
        original(m),
        lines,
        m.amount("totalFen"),
        tenders(m),
        m.text("reason", 0, LONGEST_TEXT));
  }

  private static EntryBody.ShiftClosed shiftClosed(JsonMembers m, EntryStamp stamp) {
    return new EntryBody.ShiftClosed(
        stamp,
        shift(m),
        m.whole("expectedFen", -Amounts.MAX_SAFE, Amounts.MAX_SAFE),
        m.amount("countedFen"),
        m.whole("differenceFen", -Amounts.MAX_SAFE, Amounts.MAX_SAFE),
        m.list(
            "counted",
            0,
            50,
            d -> new Denomination(d.amount("denominationFen"), d.amount("count"))));
  }

  private static List<Tender> tenders(JsonMembers m) {
    return m.list("tenders", 0, 20, BodyReader::tender);
  }

  private static Tender tender(JsonMembers m) {
    TenderMethod method = m.read("method", 16, TenderMethod::valueOf);
    boolean cash = method == TenderMethod.CASH;
    return new Tender(
        method,
        m.amount("amountFen"),
        cash ? m.amount("receivedFen") : null,
        cash ? m.amount("changeFen") : null,
        m.truth("verified"),
        method == TenderMethod.ON_ACCOUNT && m.has("account") ? account(m.child("account")) : null);
  }

  private static EntryBody.Account account(JsonMembers m) {
    return new EntryBody.Account(
        m.text("unit", 1, LONGEST_TEXT),
        m.text("person", 0, LONGEST_TEXT),
        m.text("note", 0, LONGEST_TEXT));
  }

  private static Participant participant(JsonMembers m) {
    String kind = m.text("kind", 1, 16);
    return switch (kind) {
      case "BADGE" -> new Participant.ByBadge(m.text("code", 1, LONGEST_TEXT));
      case "PHONE" -> new Participant.ByPhone(m.read("digest", 43, Sha256::parse));
      default -> throw new JsonMembers.Malformed("participant.kind is not BADGE or PHONE");
    };
  }

  private static Original original(JsonMembers m) {
    JsonMembers original = m.child("original");
    return new Original(
        original.read("terminal", 36, BodyReader::uuid),
        original.whole("seq", 1, Amounts.MAX_SAFE),
        original.read("hash", 43, Sha256::parse));
  }

  private static long shift(JsonMembers m) {
    return m.whole("shift", 1, Amounts.MAX_SAFE);
  }

  /**
   * A lower-case UUID: UUID.fromString alone takes many spellings, and the spelling enters the
   * hash.
   */
  static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equals(text)) {
      throw new IllegalArgumentException("not a lower-case UUID");
    }
    return uuid;
  }
}
