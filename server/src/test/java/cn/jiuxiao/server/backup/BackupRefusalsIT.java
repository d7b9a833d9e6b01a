package cn.jiuxiao.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class BackupRefusalsIT extends BackupTest {

  @Test
  void nothingThatItHoldsCanBeReadWithoutThePassphrase() throws IOException {
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("POOR_COUNTY", "reference/", "office.key");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertRefused(
        file,
        "wrong horse battery".getBytes(StandardCharsets.UTF_8),
        "This is not the passphrase of " + file);
  }

  @Test
  void aFileThatWasCutOrChangedRestoresNothing() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    int manifestAt = text.indexOf("jiuxiao-backup-manifest");
    int third = manifestAt / 3;
    for (int at : new int[] {20, 40, third, 2 * third, manifestAt - 1, manifestAt + 40}) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Path flipped = Files.write(folder.resolve("flipped-" + at), changed);
      assertRefused(flipped, PASSPHRASE, flipped.toString());
    }
    for (int length : new int[] {10, third, manifestAt, whole.length - 3}) {
      Path cut = Files.write(folder.resolve("cut-" + length), Arrays.copyOf(whole, length));
      assertRefused(cut, PASSPHRASE, cut.toString());
    }
    // The middle is missing, and beginning, manifest and footer are right.
    var holed = new ByteArrayOutputStream();
    holed.write(whole, 0, third);
    holed.write(whole, third + 100, whole.length - third - 100);
    Path hole = Files.write(folder.resolve("holed"), holed.toByteArray());
    assertRefused(hole, PASSPHRASE, hole + " is damaged or was changed");
  }

  @Test
  void aDirectoryOrDatabaseWithAnythingInItStaysAsItWas() throws Exception {
    Path data = directory();
    Files.createDirectories(data.resolve("keys"));
    assertThatThrownBy(() -> restore(file, data, TestDatabase.blank().dataSource()))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("is not empty (keys)");
    DataSource used = TestDatabase.create().dataSource();
    execute(used, "INSERT INTO sign_in_failure VALUES ('somebody', 1, now())");
    Path empty = directory();
    assertThatThrownBy(() -> restore(file, empty, used))
        .isInstanceOf(StartProblem.class)
        .hasMessageStartingWith("The database is not empty (")
        .hasMessageContaining("table sign_in_failure");
    assertThat(rows(used).get("sign_in_failure")).hasSize(1);
    DataSource anothers = TestDatabase.blank().dataSource();
    execute(anothers, "CREATE TABLE theirs (id int)");
    assertThatThrownBy(() -> restore(file, empty, anothers))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("(theirs)");
    assertThat(files(empty)).isEmpty();
  }

  @Test
  void whatTheManifestTellsOtherwiseIsNamed() throws Exception {
    var lines = new LinkedHashMap<>(manifest.lines());
    String chain = "chain " + manifest.of("chain").firstEntry().getKey();
    lines.put(chain, "9999 " + "A".repeat(43));
    lines.put("month 2026-10", "1 0 1 1 0 0");
    lines.put("table sale", "1" + lines.get("table sale"));
    Path data = directory();
    DataSource restored = TestDatabase.create().dataSource();
    var told = new Manifest.Signed(new Manifest(lines), keys.office().publicKey());
    assertThatThrownBy(() -> restore(file, data, restored, told))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining(chain + ", month 2026-10, table sale.");
    assertThat(rows(restored).values()).allMatch(List::isEmpty);
  }

  @Test
  void aSchemaOfAnotherVersionIsRefusedBeforeAnythingIsMade() throws Exception {
    var lines = new LinkedHashMap<>(manifest.lines());
    lines.put("migration 6", "12345");
    DataSource restored = TestDatabase.blank().dataSource();
    var told = new Manifest.Signed(new Manifest(lines), keys.office().publicKey());
    assertThatThrownBy(() -> restore(file, directory(), restored, told))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("another version of Jiuxiao (schema 6)");
    assertThat(tables(restored)).isEmpty();
  }

  @Test
  void aBackupOverwritesNothingAndNeedsTheKeysOfItsDatabase() throws Exception {
    Path data = folder.resolve("original");
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> new Backup(original, data, SILENT).to(file, PASSPHRASE))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("is never overwritten");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThatThrownBy(
            () -> new Backup(original, directory(), SILENT).to(folder.resolve("x"), PASSPHRASE))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("DATA/keys");
    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(folder.resolve("x.part")).doesNotExist();
  }

  private void assertRefused(Path damaged, byte[] passphrase, String message) {
    Path data = newFolder("refused");
    DataSource restored = TestDatabase.create().dataSource();
    var place = new FixedPlace(data, restored);
    assertThatThrownBy(() -> place.restore(damaged, passphrase))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining(message);
    try {
      assertThat(rows(restored).values()).allMatch(List::isEmpty);
      assertThat(files(data)).isEmpty();
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }
}
