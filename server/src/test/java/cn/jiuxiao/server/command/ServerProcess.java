package cn.jiuxiao.server.command;

import cn.jiuxiao.server.Jiuxiao;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The program as people start it: a process of its own with arguments, output, signals and an exit
 * status.
 */
final class ServerProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 120;
  private static final String END = "\0";

  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  private ServerProcess(Process process) {
    this.process = process;
    Thread.ofVirtual()
        .start(
            () -> {
              try (var output = process.inputReader()) {
                output.lines().forEach(lines::add);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } finally {
                lines.add(END);
              }
            });
  }

  static ServerProcess start(Path data, String... arguments) throws IOException {
    return start(Map.of(), data, arguments);
  }

  static ServerProcess start(Map<String, String> variables, Path data, String... arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Duser.language=en"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jiuxiao.class.getName()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("JDBC_"));
    builder.environment().putAll(variables);
    return new ServerProcess(builder.start());
  }

  /** Waits for a line with this text and gives it. */
  String line(String text) throws InterruptedException {
    while (true) {
      String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (line == null || line.equals(END)) {
        throw new AssertionError("No line with \"" + text + "\", but " + seen);
      }
      seen.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
  }

  /** Waits for the end and gives all it printed. */
  List<String> output() throws InterruptedException {
    for (String line = lines.take(); !line.equals(END); line = lines.take()) {
      seen.add(line);
    }
    lines.add(END); // for whoever asks again
    return seen;
  }

  int exitStatus() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("Still running: " + seen);
    }
    return process.exitValue();
  }

  void terminate() {
    process.destroy();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Politely, so that a test that failed leaves no PostgreSQL behind. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The embedded database's process in this data directory. */
  static ProcessHandle postgreSql(Path data) throws IOException {
    String pid = Files.readAllLines(data.resolve("postgresql/cluster/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }
}
