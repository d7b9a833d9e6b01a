package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.TerminalRow;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Duration;

/** How the values of tills stand on their pages. */
final class KioskWords {
  /** A till reports every minute: after three it is not online. */
  private static final Duration SILENT_AFTER = Duration.ofMinutes(3);

  private KioskWords() {}

  static Component state(Clock clock, TerminalRow terminal) {
    String word = stateWord(clock, terminal);
    if (terminal.revokedAt() != null) {
      return State.BAD.badge(word);
    }
    if (terminal.seenAt() == null) {
      return State.NEUTRAL.badge(word);
    }
    return (isOnline(clock, terminal) ? State.GOOD : State.WAITING).badge(word);
  }

  static String stateWord(Clock clock, TerminalRow terminal) {
    if (terminal.revokedAt() != null) {
      return Texts.of("kiosks.state.revoked");
    }
    if (terminal.seenAt() == null) {
      return Texts.of("kiosks.state.new");
    }
    return Texts.of(isOnline(clock, terminal) ? "kiosks.state.online" : "kiosks.state.silent");
  }

  private static boolean isOnline(Clock clock, TerminalRow terminal) {
    return terminal.seenAt() != null
        && Duration.between(terminal.seenAt(), clock.instant()).compareTo(SILENT_AFTER) < 0;
  }

  static String seen(TerminalRow terminal) {
    return terminal.seenAt() == null ? "" : Cells.moment(terminal.seenAt());
  }

  /** In tenths of a second, and never minus nothing. */
  static String clock(long offsetMillis) {
    return Texts.of("kiosks.clockSeconds", Math.round(offsetMillis / 100.0) / 10.0);
  }

  static String openShift(TerminalRow terminal) {
    return terminal.openShift() == null ? "" : Texts.of("kiosks.shiftOpen", terminal.openShift());
  }
}
