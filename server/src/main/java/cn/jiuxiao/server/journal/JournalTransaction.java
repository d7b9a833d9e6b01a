package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.ParkReason;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The transaction in which entries are judged and recorded, and what features leave for one another
 * within it.
 */
public final class JournalTransaction {
  private final Connection connection;
  private final Instant now;
  private final Set<ParkReason> waived;
  private final boolean settling;
  private final Map<Class<?>, Object> shared = new HashMap<>();

  JournalTransaction(Connection connection, Instant now, Set<ParkReason> waived, boolean settling) {
    this.connection = connection;
    this.now = now;
    this.waived = waived;
    this.settling = settling;
  }

  public Connection connection() {
    return connection;
  }

  /** When the entries came in. */
  public Instant now() {
    return now;
  }

  /** True if these entries came in before, and are accepted only now. */
  public boolean settles() {
    return settling;
  }

  /** True if a person has decided that this rule shall not stand in the way. */
  public boolean waives(ParkReason reason) {
    return waived.contains(reason);
  }

  /** The one object of this type in this transaction, made when first asked for. */
  public <T> T shared(Class<T> type, Supplier<T> maker) {
    return type.cast(shared.computeIfAbsent(type, ignored -> maker.get()));
  }
}
