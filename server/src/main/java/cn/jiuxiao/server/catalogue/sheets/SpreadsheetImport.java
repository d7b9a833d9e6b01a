package cn.jiuxiao.server.catalogue.sheets;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet that someone handed in, and how far it got.
 *
 * @param rowsDone {@code created + changed + unchanged + bad}
 * @param errorSheet whether there is a sheet that names the bad rows
 */
@Introspected
@Serdeable
public record SpreadsheetImport(
    long id,
    String fileName,
    Instant startedAt,
    @Nullable Instant endedAt,
    State state,
    int rowsTotal,
    int rowsDone,
    int created,
    int changed,
    int unchanged,
    int bad,
    boolean errorSheet) {

  /** Whether it still runs. One that the server's end interrupted may simply be handed in again. */
  public enum State {
    RUNNING,
    DONE,
    INTERRUPTED
  }
}
