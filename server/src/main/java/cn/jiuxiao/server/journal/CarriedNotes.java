package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.Messages.EntryOutcome;
import cn.jiuxiao.wire.Messages.Outcome;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes who brought entries of which terminal. The entries themselves were committed before, each
 * with the carrier's id, so that this note can be late but nothing can be missing.
 */
@Singleton
class CarriedNotes {
  private final Sql sql;
  private final AuditLog audit;

  CarriedNotes(Sql sql, AuditLog audit) {
    this.sql = sql;
    this.audit = audit;
  }

  @Transactional
  List<CarriedTerminal> write(Actor actor, List<EntryOutcome> outcomes) {
    Map<@Nullable String, List<EntryOutcome>> byTerminal = new LinkedHashMap<>();
    for (EntryOutcome outcome : outcomes) {
      byTerminal.computeIfAbsent(outcome.terminal(), any -> new ArrayList<>()).add(outcome);
    }
    var terminals = new ArrayList<CarriedTerminal>();
    byTerminal.forEach(
        (terminal, own) -> {
          CarriedTerminal one = summary(terminal, own);
          terminals.add(one);
          if (one.label() != null && terminal != null) {
            audit.happened(actor.userId(), "CARRIED", "terminal", terminal, one);
          }
        });
    return terminals;
  }

  private CarriedTerminal summary(@Nullable String terminal, List<EntryOutcome> outcomes) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    Long first = null;
    Long last = null;
    for (EntryOutcome each : outcomes) {
      counts.merge(each.outcome(), 1, Integer::sum);
      Long seq = each.seq();
      if (seq != null) {
        first = first == null ? seq : Long.valueOf(Math.min(first, seq));
        last = last == null ? seq : Long.valueOf(Math.max(last, seq));
      }
    }
    return new CarriedTerminal(terminal, label(terminal), first, last, counts);
  }

  private @Nullable String label(@Nullable String terminal) {
    return terminal == null
        ? null
        : sql.first(
                "SELECT label FROM terminal WHERE id::text = ?", row -> row.getString(1), terminal)
            .orElse(null);
  }
}
