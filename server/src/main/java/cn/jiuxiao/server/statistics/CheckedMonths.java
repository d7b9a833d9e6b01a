package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.journal.OfficeEntry;
import cn.jiuxiao.server.seals.CheckedFigures;
import cn.jiuxiao.wire.Base64Url;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds what was published against what the office signed when it published it. */
@Singleton
class CheckedMonths implements CheckedFigures {
  private static final String DECIDED =
      """
      SELECT 'MONTH_LOCKED' AS kind, office_seq, month, number, digest, note FROM month_lock
      UNION ALL
      SELECT 'MONTH_LIFTED', office_seq, month, number, NULL, note FROM month_lifting
      ORDER BY office_seq, kind
      """;

  private static final String OF_NO_LOCK =
      """
      SELECT DISTINCT x.t || ' ' || to_char(x.month, 'YYYY-MM') || '/' || x.number
      FROM (SELECT 'month_lock_figure' AS t, month, number FROM month_lock_figure
            UNION SELECT 'month_lock_head', month, number FROM month_lock_head) x
      WHERE NOT EXISTS (SELECT FROM month_lock l WHERE l.month = x.month AND l.number = x.number)
      ORDER BY 1
      """;

  /** A decision about a month, as it was signed or as it is stored. */
  private record Decided(
      String kind,
      @Nullable String month,
      @Nullable String number,
      @Nullable String digest,
      @Nullable String note) {

    static Decided signed(OfficeEntry entry) {
      Map<String, String> members = entry.members();
      return new Decided(
          entry.kind(),
          members.get("month"),
          members.get("number"),
          members.get("digest"),
          members.get("note"));
    }
  }

  @Override
  public void check(Connection connection, Consumer<Flaw> flaws) throws SQLException {
    Map<Long, Decided> signed = new HashMap<>();
    for (OfficeEntry entry :
        OfficeEntry.ofKinds(connection, Set.of(LockMonth.LOCKED, LockMonth.LIFTED))) {
      signed.put(entry.seq(), Decided.signed(entry));
    }
    try (PreparedStatement query = connection.prepareStatement(DECIDED);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        check(connection, row, signed.remove(row.getLong("office_seq")), flaws);
      }
    }
    signed.keySet().stream()
        .sorted()
        .forEach(seq -> flaws.accept(new Flaw("office_entry " + seq, Flaw.Kind.DECISION_DIFFERS)));
    try (PreparedStatement query = connection.prepareStatement(OF_NO_LOCK);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        flaws.accept(new Flaw(row.getString(1), Flaw.Kind.NOT_AS_PUBLISHED));
      }
    }
  }

  private static void check(
      Connection connection, ResultSet row, @Nullable Decided signed, Consumer<Flaw> flaws)
      throws SQLException {
    LocalDate first = row.getObject("month", LocalDate.class);
    YearMonth month = YearMonth.from(first);
    int number = row.getInt("number");
    byte[] digest = row.getBytes("digest");
    String encoded = digest == null ? null : Base64Url.encode(digest);
    var stored =
        new Decided(
            row.getString("kind"),
            month.atDay(1).equals(first) ? month.toString() : first.toString(),
            String.valueOf(number),
            encoded,
            row.getString("note"));
    String record = (encoded == null ? "month_lifting " : "month_lock ") + month + "/" + number;
    if (!stored.equals(signed)) {
      flaws.accept(new Flaw(record, Flaw.Kind.DECISION_DIFFERS));
    }
    if (encoded != null
        && !Base64Url.encode(FrozenMonth.read(connection, month, number).digest().bytes())
            .equals(encoded)) {
      flaws.accept(
          new Flaw(
              "month_lock_figure, month_lock_head " + month + "/" + number,
              Flaw.Kind.NOT_AS_PUBLISHED));
    }
  }
}
