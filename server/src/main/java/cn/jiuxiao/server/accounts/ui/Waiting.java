package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.shared.Texts;
import java.time.Duration;

/** How long to wait, in words. */
final class Waiting {
  private static final int SECONDS_A_MINUTE = 60;

  private Waiting() {}

  static String words(Duration time) {
    long seconds = Math.max(1, time.plusMillis(999).toSeconds());
    return seconds <= 2 * SECONDS_A_MINUTE
        ? Texts.of("accounts.seconds", seconds)
        : Texts.of("accounts.minutes", (seconds + SECONDS_A_MINUTE - 1) / SECONDS_A_MINUTE);
  }
}
