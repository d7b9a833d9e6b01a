package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.Checked.Believed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload whose signatures were checked, waiting for its transaction.
 *
 * @param carrier the terminal that brought it; null if a person did
 * @param carrierName who brought it, for the record
 */
record CheckedUpload(List<Checked> entries, @Nullable UUID carrier, String carrierName) {

  static CheckedUpload by(UUID terminal, List<Checked> entries) {
    return new CheckedUpload(entries, terminal, terminal.toString());
  }

  static CheckedUpload by(long userId, List<Checked> entries) {
    return new CheckedUpload(entries, null, UploadEntries.PERSON + userId);
  }

  /** For the record: who brought an entry that is not its own. */
  @Nullable String carriedBy(UUID terminal) {
    return terminal.equals(carrier) ? null : carrierName;
  }

  List<Believed> believed() {
    return entries.stream().filter(Believed.class::isInstance).map(Believed.class::cast).toList();
  }
}
