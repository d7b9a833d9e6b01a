package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The list of vendors. */
@Singleton
class VendorSearch {

  private static final String FROM = " FROM vendor v JOIN region r ON r.code = v.region_code";

  private static final String COLUMNS =
      """
      SELECT v.id, v.code, v.name, v.name_en, v.kind, v.region_code, r.name AS region_name, r.name_en AS region_name_en,
             v.village, v.credit_code, v.credit_code_reviewed_by IS NOT NULL AS credit_code_reviewed, v.contact, v.phone,
             v.households_helped, (SELECT count(*) FROM product p WHERE p.vendor_id = v.id) AS products, v.closed_at
      """;

  private static final Map<String, String> SORTS =
      Map.of(
          "code", "v.code",
          "name", "v.name",
          "region", "v.region_code",
          "kind", "v.kind",
          "households", "v.households_helped",
          "products", "products");

  private final JdbcOperations jdbc;

  VendorSearch(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  List<VendorRow> rows(VendorScope scope, ListQuery query) {
    Where where = where(scope, query);
    return jdbc.prepareStatement(
        COLUMNS + FROM + where.sql() + query.orderAndPage(SORTS, "v.code"),
        statement -> {
          where.bind(statement, 1);
          return jdbc.entityStream(statement.executeQuery(), VendorRow.class).toList();
        });
  }

  int count(VendorScope scope, ListQuery query) {
    Where where = where(scope, query);
    return jdbc.prepareStatement(
        "SELECT count(*)" + FROM + where.sql(),
        statement -> {
          where.bind(statement, 1);
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
            .andIfSet("v.kind = ?", query.filter("kind").orElse(null))
            .andContains(query, "v.name", "v.name_en", "v.code", "v.village", "v.credit_code");
    return switch (query.filter("state").orElse("")) {
      case "open" -> where.and("v.closed_at IS NULL");
      case "closed" -> where.and("v.closed_at IS NOT NULL");
      default -> where;
    };
  }
}
