package cn.jiuxiao.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.testing.TestDatabase;
import io.micronaut.jdbc.DataSourceResolver;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysOfDatabaseIT {
  @TempDir Path folder;
  private final TestDatabase database = TestDatabase.create();

  private ServerKeys start(Path data, boolean newKeys) {
    var source = database.dataSource();
    return new ServerKeys(
        data.toString(),
        new KeyRegister(source, DataSourceResolver.DEFAULT, Clock.systemUTC(), newKeys));
  }

  @Test
  void aDatabaseWithoutItsKeysGetsNoNewOnesUnlessTheyAreGivenUp() throws Exception {
    Path data = folder.resolve("data");
    var first = start(data, false).fingerprints();
    assertThat(start(data, false).fingerprints()).isEqualTo(first).hasSize(5);

    Path lost = folder.resolve("lost");
    assertThatThrownBy(() -> start(lost, false))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("--new-keys");
    assertThat(lost.resolve("keys")).isEmptyDirectory();

    Path others = folder.resolve("others");
    KeysForTests.in(others.toString());
    assertThatThrownBy(() -> start(others, false))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("attachments, badges, office, person, token");

    var fresh = start(lost, true).fingerprints();
    assertThat(fresh).isNotEqualTo(first);
    assertThat(start(lost, false).fingerprints()).isEqualTo(fresh);
    assertThatThrownBy(() -> start(data, false)).isInstanceOf(StartProblem.class);
  }
}
