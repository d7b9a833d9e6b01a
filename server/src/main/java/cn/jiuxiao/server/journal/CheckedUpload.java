package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.Checked.Believed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload whose signatures were checked, waiting for its transaction.
 *
 * @param carrier the terminal that brought it; null if a person did
 */
record CheckedUpload(List<Checked> entries, @Nullable UUID carrier) {

  /** For the record: who brought an entry that is not its own. */
  @Nullable String carriedBy(UUID terminal) {
    return carrier == null ? "PERSON" : carrier.equals(terminal) ? null : carrier.toString();
  }

  List<Believed> believed() {
    return entries.stream().filter(Believed.class::isInstance).map(Believed.class::cast).toList();
  }
}
