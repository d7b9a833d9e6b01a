package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.shared.ListQuery;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A list so short that it is all in memory, as a list page asks for it.
 *
 * @param text what a search looks into
 */
record Few<T>(Supplier<List<T>> all, Function<T, String> text) {
  List<T> page(ListQuery query) {
    List<T> found = matching(query);
    int from = Math.min(query.offset(), found.size());
    return found.subList(from, Math.min(from + query.limit(), found.size()));
  }

  int count(ListQuery query) {
    return matching(query).size();
  }

  private List<T> matching(ListQuery query) {
    String wanted = query.search().toLowerCase(Locale.ROOT);
    return all.get().stream()
        .filter(each -> text.apply(each).toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }
}
