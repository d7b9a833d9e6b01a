package cn.jiuxiao.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a killed Jiuxiao leaves behind is only seen from outside: this one runs in a JVM that a test
 * may kill.
 */
final class ServerInAnotherProcess implements AutoCloseable {
  private final Process process;
  private final String firstLine;

  private ServerInAnotherProcess(Process process, String firstLine) {
    this.process = process;
    this.firstLine = firstLine;
  }

  static ServerInAnotherProcess start(Path directory) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServerInAnotherProcess.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader();
    return new ServerInAnotherProcess(process, String.valueOf(output.readLine()));
  }

  /** The JDBC URL, or what kept it from starting. */
  String firstLine() {
    return firstLine;
  }

  int exitStatus() throws InterruptedException {
    return process.waitFor();
  }

  /** As {@code kill -9} does. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] arguments) throws InterruptedException {
    try {
      var server =
          EmbeddedPostgreSql.start(
              Path.of(arguments[0]), EmbeddedPostgreSql.TESTS_SHARE_SOFTWARE_IN);
      IO.println(server.jdbcUrl());
      server.ended().join();
    } catch (StartProblem e) {
      IO.println(e.getMessage());
      System.exit(1);
    }
  }
}
