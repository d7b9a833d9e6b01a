package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.wire.Messages.TokenScope;
import java.util.UUID;

/** The terminal that calls: controllers take it as a parameter, as they take an actor. */
public record Till(UUID terminal, TokenScope scope) {

  /** Throws problem 403 if the terminal was revoked: it may hand in what it wrote, nothing else. */
  public void mustSell() {
    if (scope != TokenScope.TILL) {
      throw new Problem(403, "kiosks.not-allowed");
    }
  }
}
