package cn.jiuxiao.server.command;

import cn.jiuxiao.db.StartProblem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The options as the settings that the server's parts read, checked before anything slow is
 * started.
 */
final class Settings {
  private static final int HIGHEST_PORT = 65_535;

  private static final int ANY_PORT = -1;

  private Settings() {}

  static void check(Options options) {
    if (options.command().equals("run") && !options.arguments().isEmpty()) {
      throw new StartProblem(
          "run does not know what to do with %s. ./jiuxiao help lists the options."
              .formatted(String.join(" ", options.arguments())));
    }
    for (int port : new int[] {options.port(), options.httpsPort()}) {
      if (port < 0 || port > HIGHEST_PORT) {
        throw new StartProblem("A port is a number from 0 to 65535, not %d.".formatted(port));
      }
    }
    if (options.port() != 0 && options.port() == options.httpsPort()) {
      throw new StartProblem("HTTP and HTTPS cannot share port %d.".formatted(options.port()));
    }
    if ((options.tlsCertificate() == null) != (options.tlsKey() == null)) {
      throw new StartProblem("--tls-cert and --tls-key belong together: give both or neither.");
    }
  }

  static Map<String, Object> of(Options options) {
    Map<String, Object> settings = new HashMap<>();
    Path data = options.data();
    settings.put("jiuxiao.data", data.toString());
    settings.put("jiuxiao.demo", options.demo());
    settings.put("jiuxiao.new-keys", options.newKeys());
    settings.put("jiuxiao.tomcat", data.resolve("work").toString());
    settings.put("micronaut.server.port", options.port() == 0 ? ANY_PORT : options.port());
    settings.put("jiuxiao.https.port", options.isRehearsal() ? ANY_PORT : options.httpsPort());
    settings.put("jiuxiao.https.names", options.hosts());
    settings.put("jiuxiao.forwarders", options.forwarders());
    Path certificate = options.tlsCertificate();
    Path key = options.tlsKey();
    if (certificate != null && key != null) {
      settings.put("jiuxiao.https.certificate", certificate.toAbsolutePath().toString());
      settings.put("jiuxiao.https.key", key.toAbsolutePath().toString());
    }
    return settings;
  }

  /**
   * Asked before the database starts, as the answer would otherwise come seconds later and less
   * clearly.
   */
  static void requireFreePorts(Options options) {
    requireFree(options.port(), "--port");
    requireFree(options.isRehearsal() ? 0 : options.httpsPort(), "--https-port");
  }

  private static void requireFree(int port, String option) {
    if (port == 0) {
      return;
    }
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      throw new StartProblem(
          String.valueOf(e.getMessage()).contains("ermission")
              ? "Port %d may be used by root only: choose another with %s.".formatted(port, option)
              : "Port %d is in use by another program: stop it, or choose another with %s."
                  .formatted(port, option),
          e);
    }
  }
}
