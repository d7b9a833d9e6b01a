package cn.jiuxiao.server.trial.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundTest {
  @Test
  void aNumberGivesTheSameRoundEachTime() {
    LongStream.range(0, 100)
        .forEach(number -> assertThat(Round.of(number)).isEqualTo(Round.of(number)));
  }

  @Test
  void theFirstRoundsHaveEachFaultOnceAndFiftyHaveAllInEveryWeather() {
    assertThat(LongStream.range(0, Round.KINDS).mapToObj(Round::of))
        .flatExtracting(Round::acts)
        .extracting(Round.Act::fault)
        .containsExactly(Fault.values());
    assertThat(LongStream.range(0, 50).mapToObj(Round::of))
        .extracting(Round::weather)
        .contains(
            Weather.FAIR, Weather.ANSWERS_LOST, Weather.REQUESTS_CUT, Weather.SLOW, Weather.DOWN);
    assertThat(LongStream.range(0, 50).mapToObj(Round::of))
        .as("the long ones stay out of the test run, but fifty have one")
        .anyMatch(round -> round.toString().contains("for a minute"));
  }
}
