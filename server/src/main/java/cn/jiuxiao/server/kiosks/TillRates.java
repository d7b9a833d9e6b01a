package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.RateLimit;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * How often tills may ask. Far beyond what a till does, so that only one that runs wild, or what is
 * none, is held up. What a till wrote is never among it: handing in and reporting have no limit.
 */
@Singleton
public class TillRates {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Receipts looked up and held: somebody stands there and scans. */
  private static final int RECEIPTS_A_MINUTE = 120;

  /** Papers: a receipt every two seconds. */
  private static final int PAPERS_A_MINUTE = 30;

  /** A till keeps 2,000 at most, and fetches all of them when it is new. */
  private static final int PICTURES_IN_TEN_MINUTES = 4_000;

  private final HttpClientAddressResolver addresses;
  private final RateLimit proofs;
  private final RateLimit receipts;
  private final RateLimit papers;
  private final RateLimit pictures;

  /**
   * @param proofsAMinute nonces and tokens from one address: thousands of tills of a fair may stand
   *     behind one, and all come back at once after the server was away
   */
  TillRates(
      HttpClientAddressResolver addresses,
      Clock clock,
      @Value("${jiuxiao.tills.proofs-a-minute:6000}") int proofsAMinute) {
    this.addresses = addresses;
    this.proofs = new RateLimit(proofsAMinute, MINUTE, clock);
    this.receipts = new RateLimit(RECEIPTS_A_MINUTE, MINUTE, clock);
    this.papers = new RateLimit(PAPERS_A_MINUTE, MINUTE, clock);
    this.pictures = new RateLimit(PICTURES_IN_TEN_MINUTES, MINUTE.multipliedBy(10), clock);
  }

  /** Counts a nonce or a token that somebody asks for who is not known yet. */
  void proves(HttpRequest<?> request) {
    count(proofs, Objects.requireNonNullElse(addresses.resolve(request), ""));
  }

  void prints(Till till) {
    count(papers, till.terminal().toString());
  }

  void fetchesPicture(Till till) {
    count(pictures, till.terminal().toString());
  }

  /** Counts a receipt that a till looks up or holds. */
  public void asksForReceipt(Till till) {
    count(receipts, till.terminal().toString());
  }

  private static void count(RateLimit limit, String who) {
    long seconds = limit.secondsUntilTaken(who);
    if (seconds > 0) {
      throw tooMany(seconds);
    }
  }

  /** Tells when to come again; tills do not before. */
  static Problem tooMany(long seconds) {
    return new Problem(
        429,
        "kiosks.too-many-requests",
        Map.of(Problem.RETRY_AFTER, seconds),
        String.valueOf(seconds));
  }
}
