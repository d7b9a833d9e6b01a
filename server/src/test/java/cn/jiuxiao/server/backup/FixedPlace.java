package cn.jiuxiao.server.backup;

import cn.jiuxiao.server.command.DataCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/** The commands as the command line calls them, on a directory and a database of the test's. */
record FixedPlace(Path data, DataSource database) implements DataCommand.Place {
  @Override
  public DataSource existing() {
    return database;
  }

  @Override
  public DataSource fresh() {
    try {
      Files.createDirectories(data);
      return database;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void backUp(Path file, String passphrase) {
    run(new BackupCommand(), "--to", file, passphrase.getBytes(StandardCharsets.UTF_8));
  }

  void restore(Path file, byte[] passphrase) {
    run(new RestoreCommand(), "--from", file, passphrase);
  }

  private void run(DataCommand command, String option, Path file, byte[] passphrase) {
    try {
      Path secret = Files.write(Files.createTempFile("passphrase", ""), passphrase);
      command.run(
          this,
          List.of(option, file.toString(), Passphrase.OPTION, secret.toString()),
          new PrintWriter(PrintWriter.nullWriter()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
