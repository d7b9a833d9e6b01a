package cn.jiuxiao.server.trial.crash;

import cn.jiuxiao.server.trial.HttpTillGateway;
import cn.jiuxiao.server.trial.SimulatedTill;
import cn.jiuxiao.server.trial.TillClock;
import cn.jiuxiao.server.trial.TillGateway;
import cn.jiuxiao.server.trial.process.TrialFailure;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.TillKey;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * A till beside the proxy and a customer with a browser, who call everything while the database is
 * away.
 */
final class AwayProbe {
  private static final int WAIT = 503;
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private final URI server;
  private final HttpTillGateway gateway;
  private final SimulatedTill till;
  private final Ledger ledger;

  AwayProbe(URI server, EnrolmentCode code, Clock clock, Ledger ledger) {
    this.server = server;
    this.gateway = new HttpTillGateway(server, ObjectMapper.getDefault(), clock);
    this.till =
        SimulatedTill.enrol(
            gateway, code, new TillClock(clock, Duration.ZERO, clock.millis(), "probe"));
    this.ledger = ledger;
    till.openShift(0);
    ledger.written.incrementAndGet();
    send();
  }

  /** What it could not send while the database was away. */
  void send() {
    if (till.store().unsentCount() > 0) {
      ledger.told(till.uploadOnce());
    }
    till.contact();
  }

  /** Every call of a till is told to wait, at once, and a page says so in a sentence. */
  void everythingSaysWait() {
    mustWait("contacts", till::contact);
    mustWait("setup and catalogue", till::refresh);
    mustWait("catalogue", () -> gateway.catalogue(till.store().journal().terminal(), 0));
    till.headcount(1);
    ledger.written.incrementAndGet();
    mustWait("entries", till::uploadOnce);
    mustWait(
        "enrolments",
        () -> gateway.enrol(EnrolmentCode.random(new SecureRandom()), TillKey.generate()));
    gateway.forgetTokens();
    mustWait("tokens", till::contact);
    pageSaysSo();
  }

  private void mustWait(String what, Runnable call) {
    long began = System.nanoTime();
    try {
      call.run();
    } catch (TillGateway.Refused refused) {
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      boolean problem = String.valueOf(refused.getMessage()).contains("urn:jiuxiao:problem:");
      if (refused.status() != WAIT || refused.retryAfter() == null || !problem) {
        throw new TrialFailure("database away, " + what + ": " + refused.getMessage(), refused);
      }
      if (took.compareTo(AT_ONCE) > 0) {
        throw new TrialFailure(
            "database away, %s: told so only after %d ms".formatted(what, took.toMillis()));
      }
      ledger.toldToWait.incrementAndGet();
      return;
    }
    throw new TrialFailure("database away, and " + what + " was answered as if it were not");
  }

  private void pageSaysSo() {
    try (var client = HttpClient.newHttpClient()) {
      HttpResponse<String> page =
          client.send(
              HttpRequest.newBuilder(server.resolve("/r/AAAAAAAAAAAAAAAAAAAAAA"))
                  .header("Accept", "text/html,*/*;q=0.8")
                  .header("Accept-Language", "en")
                  .build(),
              BodyHandlers.ofString());
      boolean clear =
          page.body().contains("cannot reach its data just now")
              && !page.body().contains("Exception")
              && page.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
      if (page.statusCode() != WAIT || !clear) {
        throw new TrialFailure("a page while the database is away: " + page.body());
      }
    } catch (IOException e) {
      throw new TrialFailure("no page while the database is away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
