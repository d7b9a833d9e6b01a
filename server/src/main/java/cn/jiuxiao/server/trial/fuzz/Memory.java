package cn.jiuxiao.server.trial.fuzz;

import cn.jiuxiao.server.trial.process.TrialFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process holds: live objects after a full collection, and memory of the machine. */
record Memory(long heapKilobytes, long residentKilobytes) {
  static Memory of(long pid) {
    try {
      return new Memory(liveHeap(pid), resident(pid));
    } catch (IOException e) {
      throw new TrialFailure("cannot look at the server's memory", e);
    }
  }

  /** The histogram makes a full collection first; its last line sums up. */
  private static long liveHeap(long pid) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (var output = jcmd.inputReader()) {
      List<String> lines = output.lines().toList();
      String total =
          lines.stream()
              .filter(line -> line.startsWith("Total"))
              .findFirst()
              .orElseThrow(() -> new TrialFailure("jcmd said " + lines));
      return Long.parseLong(total.strip().replaceAll("^\\S+\\s+\\S+\\s+(\\d+).*", "$1")) / 1024;
    }
  }

  private static long resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow(() -> new TrialFailure("the server is gone"));
  }

  /** Whether it grew beyond what comes and goes. */
  boolean isMoreThan(Memory before) {
    return heapKilobytes > before.heapKilobytes * 1.15 + 8 * 1024
        || residentKilobytes > before.residentKilobytes * 1.10 + 24 * 1024;
  }

  @Override
  public String toString() {
    return "heap after GC %.1f MB, resident %.1f MB"
        .formatted(heapKilobytes / 1024.0, residentKilobytes / 1024.0);
  }
}
