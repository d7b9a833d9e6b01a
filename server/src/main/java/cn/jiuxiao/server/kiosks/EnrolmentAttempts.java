package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.RateLimit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * Ten wrong codes from an address in ten minutes are guessing: then it waits. A right code costs
 * nothing.
 */
@Singleton
class EnrolmentAttempts {
  private static final int TRIES = 10;
  private static final Duration REFILL = Duration.ofMinutes(10);

  private final RateLimit wrongCodes;
  private final HttpClientAddressResolver addresses;

  EnrolmentAttempts(HttpClientAddressResolver addresses, Clock clock) {
    this.wrongCodes = new RateLimit(TRIES, REFILL, clock);
    this.addresses = addresses;
  }

  void mustBeFew(HttpRequest<?> request) {
    if (wrongCodes.exhausted(address(request))) {
      throw TillRates.tooMany(REFILL.toSeconds() / TRIES);
    }
  }

  /** Counts a wrong code and gives the problem to throw. */
  Problem unknownCode(HttpRequest<?> request) {
    wrongCodes.take(address(request));
    return new Problem(404, "kiosks.enrolment-code-unknown");
  }

  private String address(HttpRequest<?> request) {
    return Objects.requireNonNullElse(addresses.resolve(request), "");
  }
}
