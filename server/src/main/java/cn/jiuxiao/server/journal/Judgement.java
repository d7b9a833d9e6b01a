package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.ParkReason;
import org.jspecify.annotations.Nullable;

/** What is decided about an entry when it comes in, or when it is looked at again. */
public sealed interface Judgement {
  record Accepted() implements Judgement {}

  /**
   * @param detail for people: what was found, such as the price that the catalogue says
   */
  record Parked(ParkReason reason, @Nullable String detail) implements Judgement {}

  Judgement ACCEPTED = new Accepted();

  static Judgement parked(ParkReason reason, @Nullable String detail) {
    return new Parked(reason, detail);
  }
}
