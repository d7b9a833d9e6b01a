package cn.jiuxiao.server.trial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.trial.process.ChildServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One round of each kind, on real processes; {@code ./jiuxiao crash} plays more. */
class CrashIT {
  private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

  @Test
  void whateverIsKilledNothingAcknowledgedIsLostAndNothingCountsTwice() throws Exception {
    Path folder;
    try (var trial = new CrashTrial(5, 600, QUICK_START)) {
      folder = trial.folder();
      for (int number = 0; number < Round.KINDS; number++) {
        Round round = Round.of(number);
        if (trial.disk().isPresent() || !round.needsADisk()) {
          trial.play(round);
        }
      }
      trial.verify();
      assertThat(trial.summary().entriesAcknowledged()).isGreaterThan(500);
      assertThat(trial.summary().toldToWait()).isPositive();
    }
    assertThat(ChildServer.leftIn(folder)).isEmpty();
    assertThat(folder).doesNotExist();
  }
}
