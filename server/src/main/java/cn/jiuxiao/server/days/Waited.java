package cn.jiuxiao.server.days;

import java.time.Instant;
import java.util.UUID;

/**
 * A device that an outlet's day waits for, and what for.
 *
 * @param label of the terminal
 * @param since when the shift was opened, the first entry behind the gap came, or the device was
 *     last heard of
 * @param number the seq of the shift's opening; else how many entries are missing
 */
public record Waited(UUID terminal, String label, Cause cause, Instant since, long number) {

  public enum Cause {
    /** A shift is open at the device, as far as anybody knows. */
    OPEN_SHIFT,
    /** The device said that the shift is closed; its closing has not come. */
    CLOSING,
    /** Later entries came, and those before them are missing. */
    GAP,
    /** The device said that it holds entries which have not come. */
    UNSENT
  }
}
