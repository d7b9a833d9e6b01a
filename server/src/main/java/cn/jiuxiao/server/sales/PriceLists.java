package cn.jiuxiao.server.sales;

import cn.jiuxiao.wire.EntryBody.SalesUnit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What outlets offered at the catalogue versions that sales name, and what held for those products
 * on a day.
 */
final class PriceLists {
  /** A product at an outlet at one version of its catalogue. */
  record Wanted(long outlet, String code, long version) {}

  /**
   * @param priceFen null if the outlet did not offer the product
   */
  record Offer(long product, SalesUnit unit, @Nullable Long priceFen) {}

  private record Eligibility(String reason, LocalDate from, @Nullable LocalDate to) {}

  private record Block(Instant from, @Nullable Instant to) {}

  private final Map<Wanted, Offer> offers = new HashMap<>();
  private final Map<Long, List<Eligibility>> eligibilities = new HashMap<>();
  private final Map<Long, List<Block>> blocks = new HashMap<>();

  @Nullable Offer offer(Wanted wanted) {
    return offers.get(wanted);
  }

  /** Why the product is eligible on this day; null if it is not. */
  @Nullable String eligibility(long product, LocalDate day) {
    for (Eligibility one : eligibilities.getOrDefault(product, List.of())) {
      LocalDate to = one.to();
      if (!day.isBefore(one.from()) && (to == null || day.isBefore(to))) {
        return one.reason();
      }
    }
    return null;
  }

  boolean isBlocked(long product, Instant at) {
    return blocks.getOrDefault(product, List.of()).stream()
        .anyMatch(
            block -> !at.isBefore(block.from()) && (block.to() == null || at.isBefore(block.to())));
  }

  void read(Connection connection, Set<Wanted> wanted) throws SQLException {
    if (wanted.isEmpty()) {
      return;
    }
    readOffers(connection, List.copyOf(wanted));
    Object[] products = offers.values().stream().map(Offer::product).distinct().toArray();
    readEligibilities(connection, products);
    readBlocks(connection, products);
  }

  private void readOffers(Connection connection, List<Wanted> wanted) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT w.outlet_id, w.code, w.version, p.id, p.sales_unit, o.price_fen
            FROM unnest(?::bigint[], ?::text[], ?::bigint[]) AS w (outlet_id, code, version)
            JOIN product p ON p.code = w.code
            LEFT JOIN LATERAL (
              SELECT price_fen FROM outlet_offer o
              WHERE o.outlet_id = w.outlet_id AND o.product_id = p.id AND o.version <= w.version
              ORDER BY o.version DESC LIMIT 1) o ON true
            """)) {
      query.setArray(1, connection.createArrayOf("bigint", column(wanted, Wanted::outlet)));
      query.setArray(2, connection.createArrayOf("text", column(wanted, Wanted::code)));
      query.setArray(3, connection.createArrayOf("bigint", column(wanted, Wanted::version)));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          offers.put(
              new Wanted(row.getLong(1), row.getString(2), row.getLong(3)),
              new Offer(
                  row.getLong(4),
                  SalesUnit.valueOf(row.getString(5)),
                  row.getObject(6, Long.class)));
        }
      }
    }
  }

  private static Object[] column(
      Collection<Wanted> wanted, java.util.function.Function<Wanted, Object> of) {
    return wanted.stream().map(of).toArray();
  }

  private void readEligibilities(Connection connection, Object[] products) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT product_id, reason_code, valid_from, valid_to FROM product_eligibility WHERE product_id = ANY (?)")) {
      query.setArray(1, connection.createArrayOf("bigint", products));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          eligibilities
              .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
              .add(
                  new Eligibility(
                      row.getString(2),
                      row.getObject(3, LocalDate.class),
                      row.getObject(4, LocalDate.class)));
        }
      }
    }
  }

  private void readBlocks(Connection connection, Object[] products) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT product_id, blocked_at, lifted_at FROM product_block WHERE product_id = ANY (?)")) {
      query.setArray(1, connection.createArrayOf("bigint", products));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          OffsetDateTime lifted = row.getObject(3, OffsetDateTime.class);
          blocks
              .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
              .add(
                  new Block(
                      row.getObject(2, OffsetDateTime.class).toInstant(),
                      lifted == null ? null : lifted.toInstant()));
        }
      }
    }
  }
}
