package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import java.util.UUID;

/** What never changes about a terminal. */
public record KnownTerminal(
    UUID id, long outletId, String label, TerminalKey key, Sha256 genesis) {}
