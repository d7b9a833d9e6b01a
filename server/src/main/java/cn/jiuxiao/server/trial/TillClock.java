package cn.jiuxiao.server.trial;

import java.time.Clock;
import java.time.Duration;

/**
 * The clock of a simulated device: as wrong as it is told to be, with the monotonic milliseconds of
 * a page load beside it.
 *
 * @param real what time it is
 * @param offset how far the device's clock is ahead
 * @param pageLoadedAt real milliseconds when the page was loaded
 * @param page random id of that page load
 */
public record TillClock(Clock real, Duration offset, long pageLoadedAt, String page) {

  public long deviceMillis() {
    return real.millis() + offset.toMillis();
  }

  public long monoMillis() {
    return real.millis() - pageLoadedAt;
  }
}
