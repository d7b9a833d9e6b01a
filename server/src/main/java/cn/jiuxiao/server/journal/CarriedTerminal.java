package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.Messages.Outcome;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One terminal's part of what a person brought.
 *
 * @param terminal null for lines that name none
 * @param label null if no terminal of that id is known
 */
@Serdeable
public record CarriedTerminal(
    @Nullable String terminal,
    @Nullable String label,
    @Nullable Long firstSeq,
    @Nullable Long lastSeq,
    Map<Outcome, Integer> outcomes) {

  /** How many entries came to this outcome. */
  public int count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }
}
