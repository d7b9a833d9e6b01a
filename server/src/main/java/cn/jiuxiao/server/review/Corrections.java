package cn.jiuxiao.server.review;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds corrections to what there is: the products, and the day an entry came in. */
@Singleton
public class Corrections {
  private static final long HIGHEST_PRICE_FEN = 100_000_000;

  private final Sql sql;

  Corrections(Sql sql) {
    this.sql = sql;
  }

  /** A product that a line may have been. */
  public record Choice(String code, String name) {}

  /** Products by their name or code, for a choice. */
  @Transactional(readOnly = true)
  public List<Choice> products(String text, int offset, int limit) {
    String like = new ListQuery(text, Map.of(), null, false, 0, 1).like();
    return sql.list(
        "SELECT code, name FROM product WHERE name ILIKE ? OR code ILIKE ? ORDER BY name, code LIMIT ? OFFSET ?",
        row -> new Choice(row.getString(1), row.getString(2)),
        like,
        like,
        limit,
        offset);
  }

  /** The same, with the names of its products. */
  @Transactional(readOnly = true)
  public Correction checked(EntryKey key, Correction correction) {
    LocalDate day = correction.day();
    if (day != null && day.isAfter(receivedOn(key))) {
      throw new Problem(422, "review.dayAfterReceipt");
    }
    return new Correction(day, correction.lines().stream().map(this::named).toList());
  }

  private LocalDate receivedOn(EntryKey key) {
    Instant received =
        sql.first(
                "SELECT received_at FROM journal_entry WHERE terminal_id = ? AND branch = ? AND seq = ?",
                row -> Objects.requireNonNull(Sql.instant(row, "received_at")),
                key.terminal(),
                key.branch(),
                key.seq())
            .orElseThrow(NotFound::new);
    return BusinessDay.of(received).date();
  }

  private Correction.Line named(Correction.Line line) {
    Long price = line.priceFen();
    if (price != null && (price < 0 || price > HIGHEST_PRICE_FEN)) {
      throw new Problem(422, "review.priceOutOfRange");
    }
    String product = line.product();
    if (product == null) {
      return line;
    }
    String name =
        sql.first("SELECT name FROM product WHERE code = ?", row -> row.getString(1), product)
            .orElseThrow(() -> new Problem(422, "review.noSuchProduct", product));
    return new Correction.Line(line.line(), product, name, price, line.netFen());
  }
}
