package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.Messages.EntryOutcome;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What became of what a person brought: one outcome an entry, in the order of the file. */
@Serdeable
public record Carried(List<EntryOutcome> outcomes, List<CarriedTerminal> terminals) {}
