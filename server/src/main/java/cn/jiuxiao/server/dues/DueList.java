package cn.jiuxiao.server.dues;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who owes what, as far as one may see; who owes most stands first. Filter: state. */
@Singleton
public class DueList {
  private static final Map<String, String> SORTS =
      Map.of(
          "unit", "d.unit",
          "outlet", "d.name",
          "put", "d.put",
          "back", "d.back",
          "paid", "d.paid",
          "balance", "d.balance",
          "last", "d.last");

  private static final String GROUPED =
      """
      (SELECT x.outlet_id, o.name, o.label, x.unit,
              coalesce(sum(x.fen) FILTER (WHERE x.kind = 'PUT'), 0)::bigint AS put,
              coalesce(-sum(x.fen) FILTER (WHERE x.kind = 'BACK'), 0)::bigint AS back,
              coalesce(-sum(x.fen) FILTER (WHERE x.kind IN ('PAID', 'TAKEN_BACK')), 0)::bigint AS paid,
              sum(x.fen)::bigint AS balance, max(x.at) AS last
       FROM %s JOIN outlet o ON o.id = x.outlet_id JOIN outlet_place p ON p.outlet_id = o.id
       %s GROUP BY x.outlet_id, o.name, o.label, x.unit) d
      """;

  private final Sql sql;
  private final Kiosks kiosks;

  DueList(Sql sql, Kiosks kiosks) {
    this.sql = sql;
    this.kiosks = kiosks;
  }

  /** How many lines, and what they come to. */
  public record Total(long units, Money put, Money back, Money paid, Money balance) {}

  @Transactional(readOnly = true)
  public List<Due> page(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.list(
        "SELECT * FROM "
            + GROUPED.formatted(Ledger.ROWS, where.sql())
            + state(query)
            + query.orderAndPage(SORTS, "d.balance DESC, d.unit, d.outlet_id"),
        DueList::read,
        where.parameters());
  }

  @Transactional(readOnly = true)
  public Total total(Actor actor, ListQuery query) {
    Where where = where(actor, query);
    return sql.list(
            "SELECT count(*), coalesce(sum(put), 0)::bigint, coalesce(sum(back), 0)::bigint,"
                + " coalesce(sum(paid), 0)::bigint, coalesce(sum(balance), 0)::bigint FROM "
                + GROUPED.formatted(Ledger.ROWS, where.sql())
                + state(query),
            row ->
                new Total(
                    row.getLong(1),
                    new Money(row.getLong(2)),
                    new Money(row.getLong(3)),
                    new Money(row.getLong(4)),
                    new Money(row.getLong(5))),
            where.parameters())
        .getFirst();
  }

  private static String state(ListQuery query) {
    return query
        .filter("state")
        .map(
            state ->
                switch (state) {
                  case "OWING" -> " WHERE d.balance > 0";
                  case "SETTLED" -> " WHERE d.balance = 0";
                  case "OVERPAID" -> " WHERE d.balance < 0";
                  default -> "";
                })
        .orElse("");
  }

  private Where where(Actor actor, ListQuery query) {
    Outlets.mustSee(actor);
    return kiosks.scope(actor, query, "x.unit", "o.name", "o.label", "o.place");
  }

  private static Due read(ResultSet row) throws SQLException {
    return new Due(
        row.getLong("outlet_id"),
        row.getString("name"),
        row.getString("label"),
        row.getString("unit"),
        new Money(row.getLong("put")),
        new Money(row.getLong("back")),
        new Money(row.getLong("paid")),
        Objects.requireNonNull(Sql.instant(row, "last")));
  }
}
