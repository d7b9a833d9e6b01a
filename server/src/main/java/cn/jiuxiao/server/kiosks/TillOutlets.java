package cn.jiuxiao.server.kiosks;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Which outlet a terminal sells for: fixed for its life. */
@Singleton
class TillOutlets {

  private final TerminalRepository terminals;

  TillOutlets(TerminalRepository terminals) {
    this.terminals = terminals;
  }

  @Transactional
  long of(UUID terminal) {
    return terminals.findById(terminal).orElseThrow().outletId();
  }
}
