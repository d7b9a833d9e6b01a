package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.shared.AddressLimit;
import cn.jiuxiao.server.shared.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Ten wrong codes from an address in ten minutes are guessing: then it waits. A right code costs
 * nothing.
 */
@Singleton
class EnrolmentAttempts {
  private static final int TRIES = 10;
  private static final Duration REFILL = Duration.ofMinutes(10);

  private final AddressLimit wrongCodes;
  private final HttpClientAddressResolver addresses;

  EnrolmentAttempts(HttpClientAddressResolver addresses, Clock clock) {
    this.wrongCodes = new AddressLimit(TRIES, REFILL, clock);
    this.addresses = addresses;
  }

  void mustBeFew(HttpRequest<?> request) {
    if (wrongCodes.exhausted(address(request))) {
      throw new Problem(
          429, "kiosks.too-many-requests", Map.of(Problem.RETRY_AFTER, REFILL.toSeconds() / TRIES));
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
