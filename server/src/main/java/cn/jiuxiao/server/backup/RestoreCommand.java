package cn.jiuxiao.server.backup;

import cn.jiuxiao.db.Disk;
import cn.jiuxiao.server.command.DataCommand;
import cn.jiuxiao.server.command.UnfinishedRestore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** {@code ./jiuxiao restore --from FILE}, into an empty data directory and database. */
public final class RestoreCommand implements DataCommand {
  private static final String FROM = "--from";
  private static final String DISK_FULL = "53100";

  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String summary() {
    return Say.text("restoreSummary");
  }

  @Override
  public int run(Place place, List<String> words, PrintWriter out) {
    var arguments = Arguments.of(words, Set.of(FROM, Passphrase.OPTION), "restoreUsage");
    Path file = arguments.path(FROM).orElseThrow(() -> Say.problem("restoreUsage"));
    var archive = new ArchiveReader(file);
    var files = new DataFiles(place.data());
    try {
      files.requireNone();
      Encryption.Opened key = archive.unlock(Passphrase.forExisting(arguments, System.getenv()));
      boolean again = Files.exists(UnfinishedRestore.folder(place.data()));
      try (var entries = archive.entries(key)) {
        new Restore(
                place.fresh(),
                place.data(),
                entries,
                archive.manifest(),
                new Progress(out, "restoreProgress"))
            .run();
      } catch (SQLException | IOException | RuntimeException failed) {
        if (!again) {
          files.dropStaging();
        }
        throw failed;
      }
    } catch (ArchiveReader.Changed changed) {
      throw Say.problem(changed, "damaged", file);
    } catch (SQLException e) {
      throw said(e, file);
    } catch (IOException e) {
      throw Disk.problem(place.data(), e);
    }
    Manifest manifest = archive.manifest().manifest();
    out.println(Say.text("restoreDone", manifest.value("at"), Summary.rows(manifest)));
    return 0;
  }

  private static RuntimeException said(SQLException e, Path file) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ArchiveReader.Changed) {
        return Say.problem(e, "damaged", file);
      }
    }
    return DISK_FULL.equals(e.getSQLState())
        ? Say.problem(e, "databaseDiskFull")
        : Say.problem(e, "restoreBrokeOff", String.valueOf(e.getMessage()));
  }
}
