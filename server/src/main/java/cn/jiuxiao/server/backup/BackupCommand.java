package cn.jiuxiao.server.backup;

import cn.jiuxiao.db.Disk;
import cn.jiuxiao.server.command.DataCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** {@code ./jiuxiao backup --to FILE}, also beside a running server; {@code --show FILE}. */
public final class BackupCommand implements DataCommand {
  private static final String TO = "--to";
  private static final String SHOW = "--show";

  @Override
  public String name() {
    return "backup";
  }

  @Override
  public String summary() {
    return Say.text("backupSummary");
  }

  @Override
  public int run(Place place, List<String> words, PrintWriter out) {
    var arguments = Arguments.of(words, Set.of(TO, SHOW, Passphrase.OPTION), "backupUsage");
    if (arguments.path(SHOW).isPresent()) {
      show(arguments.path(SHOW).get(), out);
      return 0;
    }
    Path file = arguments.path(TO).orElseThrow(() -> Say.problem("backupUsage"));
    refuse(file);
    byte[] passphrase = Passphrase.forNew(arguments, System.getenv());
    try {
      var backup = new Backup(place.existing(), place.data(), new Progress(out, "backupProgress"));
      Backup.Written written = backup.to(file, passphrase);
      out.println(
          Say.text(
              "backupDone",
              file,
              written.bytes(),
              Summary.rows(written.manifest()),
              written.manifest().value("at")));
      return 0;
    } catch (SQLException e) {
      throw Say.problem(e, "backupBrokeOff", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw Disk.problem(file, e);
    }
  }

  private static void refuse(Path file) {
    if (Files.exists(file)) {
      throw Say.problem("fileExists", file);
    }
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw Say.problem("noFolder", file);
    }
  }

  /** The manifest, as an auditor reads it. */
  private static void show(Path file, PrintWriter out) {
    Manifest manifest = new ArchiveReader(file).manifest().manifest();
    manifest.lines().forEach((name, value) -> out.println(name + " = " + value));
    out.println(Say.text("signedBy", manifest.value("key office")));
  }
}
