package cn.jiuxiao.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's programs and takes down what they say. They refuse to run as root, so for root
 * they run in a user namespace of their own, where root is nobody.
 */
final class ShellOut {
  /** As shells say it of a program that is not there. */
  private static final int NOT_RUN = 127;

  private final Path home;
  private final boolean rootOnLinux =
      "root".equals(System.getProperty("user.name")) && Files.isDirectory(Path.of("/proc/self/ns"));

  ShellOut(Path home) {
    this.home = home;
  }

  record Result(int status, String output) {
    boolean succeeded() {
      return status == 0;
    }

    void orFail(String purpose) {
      boolean refused = output.lines().anyMatch(line -> line.contains("ERROR:"));
      if (!succeeded() || refused) {
        String said =
            output
                .lines()
                .filter(line -> line.matches(".*(ERROR|FATAL|error|could not).*"))
                .findFirst()
                .orElse(output);
        throw new StartProblem(
            Disk.saysFull(output)
                ? "No disk space left to %s: free some and start again.".formatted(purpose)
                : "PostgreSQL cannot %s: %s".formatted(purpose, said));
      }
    }
  }

  /** A forbidden namespace would show only as a puzzling failure of initdb. */
  void requireNamespaces() {
    if (!rootOnLinux) {
      return;
    }
    Result tried = execute(List.of("unshare", "-U", "true"), "");
    if (!tried.succeeded()) {
      throw new StartProblem(
          "As root the embedded PostgreSQL needs user namespaces (unshare -U), which this machine %s:"
                  .formatted(tried.status() == NOT_RUN ? "does not have" : "forbids")
              + " start Jiuxiao as an ordinary user, or set JDBC_URL, JDBC_USER and JDBC_PASSWORD.");
    }
  }

  Result run(List<String> command, String input) {
    var whole = new ArrayList<String>();
    if (rootOnLinux) {
      whole.addAll(List.of("unshare", "-U"));
    }
    whole.addAll(command);
    return execute(whole, input);
  }

  /** Output goes to a file: the server that pg_ctl leaves behind would hold a pipe open. */
  private Result execute(List<String> command, String input) {
    Path output = null;
    try {
      output = Files.createTempFile(home, "command-", ".out");
      var builder = new ProcessBuilder(command).directory(home.toFile());
      builder.environment().put("LC_ALL", "C");
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      Process process = builder.start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(UTF_8));
      }
      int status = process.waitFor();
      return new Result(status, Files.readString(output, UTF_8));
    } catch (IOException e) {
      return new Result(NOT_RUN, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(130, "interrupted");
    } finally {
      if (output != null) {
        output.toFile().delete();
      }
    }
  }
}
