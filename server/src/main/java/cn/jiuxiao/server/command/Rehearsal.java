package cn.jiuxiao.server.command;

import cn.jiuxiao.server.tls.ServerAddresses;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;

/**
 * A start, a few first pages, and the end: the launcher lets the JVM watch this once a build, and
 * later starts find their classes loaded and linked (JDK AOT cache).
 */
final class Rehearsal {
  private static final List<String> PAGES = List.of("/", "/login", "/trust", "/kiosk/", "/health");

  private Rehearsal() {}

  static int of(EmbeddedServer server) {
    URI local = server.getApplicationContext().getBean(ServerAddresses.class).local();
    try {
      for (String page : PAGES) {
        var connection = (HttpURLConnection) local.resolve(page).toURL().openConnection();
        connection.getResponseCode();
        connection.disconnect();
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
