package cn.jiuxiao.server.shared;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as the person asked for it.
 *
 * @param search what stands in the search field, stripped; empty for none
 * @param filters chosen values by filter name; absent for "all"
 * @param sort the column's key, or null for the list's own order
 */
public record ListQuery(
    String search,
    Map<String, String> filters,
    @Nullable String sort,
    boolean descending,
    int offset,
    int limit) {

  public Optional<String> filter(String name) {
    return Optional.ofNullable(filters.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * The search as an {@code ILIKE} pattern: contained anywhere, with the person's own % and _ taken
   * literally.
   */
  public String like() {
    return "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }

  /**
   * {@code ORDER BY … LIMIT … OFFSET …}; only columns named here can be sorted by, so nothing from
   * the URL reaches the SQL.
   *
   * @param columns SQL expression by sort key
   * @param otherwise the list's own order; also breaks ties, so it should end in a unique column
   */
  public String orderAndPage(Map<String, String> columns, String otherwise) {
    String column = sort == null ? null : columns.get(sort);
    String order =
        column == null
            ? otherwise
            : column + (descending ? " DESC NULLS LAST, " : " ASC NULLS LAST, ") + otherwise;
    return " ORDER BY " + order + " LIMIT " + limit + " OFFSET " + offset;
  }
}
