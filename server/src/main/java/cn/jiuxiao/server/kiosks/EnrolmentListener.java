package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.wire.Messages.PreviousTerminal;
import cn.jiuxiao.wire.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a higher feature does when a device becomes a terminal, in the same transaction: the journal
 * begins its chain.
 */
public interface EnrolmentListener {

  /**
   * @param genesis hash₀ of the terminal's chain
   * @param previous what the device knew of the terminal that it was before, if it was one
   */
  void enrolled(Terminal terminal, Sha256 genesis, @Nullable PreviousTerminal previous);

  /**
   * A terminal that the server had forgotten, restored from a backup, has shown that it was one.
   */
  void knownAgain(Terminal terminal, Sha256 genesis);
}
