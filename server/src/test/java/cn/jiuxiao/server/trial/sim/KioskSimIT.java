package cn.jiuxiao.server.trial.sim;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.participants.ParticipantsForTests;
import cn.jiuxiao.server.sales.SalesForTests;
import cn.jiuxiao.server.statistics.StatisticsForTests;
import cn.jiuxiao.server.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A failure prints its seed: {@code ./jiuxiao sim --from SEED --seeds 1} replays it. */
class KioskSimIT {
  private static final int SEEDS = Integer.getInteger("jiuxiao.sim.seeds", 50);
  private static final int ENOUGH_FOR_EVERY_FAULT = 50;
  private static final long FROM = Long.getLong("jiuxiao.sim.from", 0);
  private static Simulation simulation;

  @BeforeAll
  static void set() throws SQLException {
    ServerKeys keys = KeysForTests.fresh();
    simulation =
        new Simulation(
            TestDatabase.create().dataSource(),
            new SimServer.Rules(
                List.of(ParticipantsForTests.judge(keys), SalesForTests.judge()),
                List.of(
                    ParticipantsForTests.visits(),
                    SalesForTests.recorder(),
                    StatisticsForTests.rollUps())),
            keys);
  }

  @AfterAll
  static void end() throws SQLException {
    simulation.close();
  }

  @Test
  void whateverGoesWrongNothingThatWasDoneIsLostUnknownOrCountedTwice() throws SQLException {
    Map<String, Integer> counts = new TreeMap<>();
    for (long seed = FROM; seed < FROM + SEEDS; seed++) {
      simulation
          .run(seed)
          .counts()
          .forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
    }
    if (SEEDS < ENOUGH_FOR_EVERY_FAULT) {
      return;
    }
    assertThat(counts)
        .containsKeys(
            "RECORDED",
            "ALREADY_RECORDED",
            "PARKED",
            "FORKED",
            "EARLY",
            "lose-writes",
            "to-snapshot",
            "clone",
            "break",
            "revoke",
            "carry",
            "restore",
            "truncate-upload",
            "crash-before",
            "prices",
            "forget");
  }

  @Test
  void aSeedGivesTheSameEventsEachTime() throws SQLException {
    KioskSim.Run first = simulation.run(7);
    KioskSim.Run second = simulation.run(7);
    assertThat(second).isEqualTo(first);
    assertThat(simulation.run(8).hash()).isNotEqualTo(first.hash());
  }
}
