package cn.jiuxiao.server.trial.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What the server says of itself, as whoever watches it asks. */
public final class Health {
  /** No answer at all. */
  public static final int SILENT = 0;

  private static final int WELL = 200;
  private static final int UNAVAILABLE = 503;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  Health(URI server) {
    this.server = server;
  }

  /** The status of its answer. */
  public int liveness() {
    return status("/health/liveness", "UP");
  }

  public boolean isReady() {
    return status("/health/readiness", "UP") == WELL;
  }

  /** It says so itself; silence says nothing. */
  public boolean isNotReady() {
    return status("/health/readiness", "DOWN") == UNAVAILABLE;
  }

  private int status(String path, String word) {
    try {
      var answer =
          client.send(
              HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).build(),
              BodyHandlers.ofString());
      return answer.body().contains('"' + word + '"') ? answer.statusCode() : -answer.statusCode();
    } catch (IOException silent) {
      return SILENT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SILENT;
    }
  }
}
