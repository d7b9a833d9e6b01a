package cn.jiuxiao.server.trial.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PostgreSQL's processes in one cluster's folder, to be stopped and killed. */
public final class DatabaseProcesses {
  private static final Duration END_WAIT = Duration.ofSeconds(30);

  private final Path cluster;

  DatabaseProcesses(Path cluster) {
    this.cluster = cluster;
  }

  /** The parent of all. */
  public Optional<ProcessHandle> postmaster() {
    try {
      Path file = cluster.resolve("postmaster.pid");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      String first = Files.readString(file).lines().findFirst().orElse("").strip();
      return first.matches("\\d{1,18}")
          ? ProcessHandle.of(Long.parseLong(first)).filter(this::isOurs)
          : Optional.empty();
    } catch (IOException goingAway) {
      return Optional.empty();
    }
  }

  /** Those that serve the server's connections. */
  public List<ProcessHandle> backends() {
    return postmaster().stream()
        .flatMap(ProcessHandle::children)
        .filter(each -> title(each).contains("jiuxiao jiuxiao"))
        .toList();
  }

  /** Stops all of them in mid-step, as a machine does that hangs. */
  public void freeze() {
    List<ProcessHandle> all = all();
    signal("STOP", all);
    // Who was born meanwhile; a stopped parent has no more.
    signal("STOP", all());
  }

  /** Lets them go on. */
  public void go() {
    signal("CONT", all());
  }

  public static void signal(String name, List<ProcessHandle> processes) {
    if (processes.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(each -> command.add(Long.toString(each.pid())));
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new TrialFailure("cannot send signals", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends whatever a killed server left behind. */
  void end() {
    signal("INT", postmaster().stream().toList());
    long until = System.nanoTime() + END_WAIT.toNanos();
    while (!all().isEmpty() && System.nanoTime() < until) {
      Waiting.pause(Duration.ofMillis(50));
    }
    all().forEach(ProcessHandle::destroyForcibly);
  }

  /** Children that lost their parent, too: they work in the cluster's folder. */
  private List<ProcessHandle> all() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    return workingDirectory(process).equals(cluster.toString());
  }

  static String workingDirectory(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd")).toString();
    } catch (IOException | UnsupportedOperationException gone) {
      return "";
    }
  }

  private static String title(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/cmdline"))) {
      return lines.findFirst().orElse("");
    } catch (IOException | UncheckedIOException gone) {
      return "";
    }
  }
}
