package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Where;
import cn.jiuxiao.server.vendors.VendorScope;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The list of products, with what holds today. */
@Singleton
class ProductSearch {

  private static final String FROM =
      """
      FROM product p
      JOIN vendor v ON v.id = p.vendor_id
      JOIN region r ON r.code = v.region_code
      JOIN product_category c ON c.code = p.category_code
      LEFT JOIN product_eligibility e ON e.product_id = p.id AND e.valid_from <= ? AND (e.valid_to IS NULL OR e.valid_to > ?)
      LEFT JOIN product_picture i ON i.product_id = p.id
      LEFT JOIN eligibility_reason n ON n.code = e.reason_code
      """;

  private static final String COLUMNS =
      """
      SELECT p.id, p.code, p.name, p.name_en, v.id AS vendor_id, v.code AS vendor_code, v.name AS vendor_name, v.region_code,
             r.name AS region_name, r.name_en AS region_name_en, p.category_code, c.name AS category_name,
             c.name_en AS category_name_en, p.specification, p.sales_unit, p.gtin, p.list_price_fen, p.price_low_fen,
             p.price_high_fen, p.scale, p.yearly_output_milli, p.output_unit, p.season_from, p.season_to, p.beneficiaries,
             p.story, p.blocked, e.reason_code, n.name AS reason_name, n.name_en AS reason_name_en,
             e.valid_from AS eligible_from, e.valid_to AS eligible_to, i.tile_hash AS picture
      """;

  private static final Map<String, String> SORTS =
      Map.of(
          "code", "p.code",
          "name", "p.name",
          "vendor", "v.name",
          "region", "v.region_code",
          "category", "c.position",
          "price", "p.list_price_fen",
          "beneficiaries", "p.beneficiaries",
          "reason", "n.position");

  private final JdbcOperations jdbc;

  ProductSearch(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  List<ProductRow> rows(VendorScope scope, ListQuery query, LocalDate day) {
    Where where = where(scope, query);
    return jdbc.prepareStatement(
        COLUMNS + FROM + where.sql() + query.orderAndPage(SORTS, "p.code"),
        statement -> {
          statement.setObject(1, day);
          statement.setObject(2, day);
          where.bind(statement, 3);
          return jdbc.entityStream(statement.executeQuery(), ProductRow.class).toList();
        });
  }

  int count(VendorScope scope, ListQuery query, LocalDate day) {
    Where where = where(scope, query);
    return jdbc.prepareStatement(
        "SELECT count(*) " + FROM + where.sql(),
        statement -> {
          statement.setObject(1, day);
          statement.setObject(2, day);
          where.bind(statement, 3);
          try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
          }
        });
  }

  private static Where where(VendorScope scope, ListQuery query) {
    Where where =
        new Where("true")
            .andIfSet("v.region_code = ?", scope.regionCode())
            .andIfSet("v.id = ?", scope.vendorId())
            .andIfSet("v.region_code = ?", query.filter("region").orElse(null))
            .andIfSet("v.code = ?", query.filter("vendor").orElse(null))
            .andContains(query, "p.name", "p.name_en", "p.code", "p.gtin", "v.name");
    query
        .filter("category")
        .ifPresent(code -> where.and("c.code = ? OR c.parent_code = ?", code, code));
    query
        .filter("picture")
        .ifPresent(has -> where.and("(i.product_id IS NOT NULL) = ?", has.equals("yes")));
    query.filter("reason").ifPresent(reason -> eligible(where, reason));
    return query.filter("blocked").map(blocked -> blocked(where, blocked)).orElse(where);
  }

  private static void eligible(Where where, String reason) {
    switch (reason) {
      case "any" -> where.and("e.id IS NOT NULL");
      case "none" -> where.and("e.id IS NULL");
      default -> where.and("e.reason_code = ?", reason);
    }
  }

  private static Where blocked(Where where, String blocked) {
    return blocked.equals("no")
        ? where.and("p.blocked IS NULL")
        : where.and("p.blocked = ?", blocked);
  }
}
