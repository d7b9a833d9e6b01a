package cn.jiuxiao.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalEntry.When;
import cn.jiuxiao.wire.EntryStamp;
import cn.jiuxiao.wire.EntryStamp.ServerTimeSeen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Shanghai's day begins at 16:00 of the day before in UTC. */
class BusinessTimeTest {
  private static final LocalDate THE_17TH = LocalDate.parse("2026-10-17");
  private static final Instant PROVEN = Instant.parse("2026-10-15T02:00:00Z");
  private static final Instant RECEIVED = Instant.parse("2026-10-18T02:00:00Z");

  private static Instant at(String time) {
    return Instant.parse("2026-10-" + time + "Z");
  }

  private static EntryStamp stamp(Instant device, @Nullable ServerTimeSeen seen) {
    return new EntryStamp(UUID.randomUUID(), 2, device.toEpochMilli(), 9_000, "page", seen, 1);
  }

  private static @Nullable When when(Instant device, Instant proven, Instant received) {
    return BusinessTime.of(stamp(device, null), proven, received);
  }

  @Test
  void withinOneDayTheDevicesClockDoesNotMatter() {
    Instant morning = at("17T01:00:00");
    Instant evening = at("17T12:00:00");
    assertThat(when(at("17T05:00:00"), morning, evening))
        .isEqualTo(new When(at("17T05:00:00"), THE_17TH));
    assertThat(when(Instant.EPOCH, morning, evening)).isEqualTo(new When(morning, THE_17TH));
    assertThat(when(Instant.parse("2036-01-01T00:00:00Z"), morning, evening))
        .isEqualTo(new When(evening, THE_17TH));
  }

  @Test
  void acrossDaysTheDevicesTimeDecidesIfItLiesBetween() {
    assertThat(when(at("17T15:59:59"), PROVEN, RECEIVED))
        .isEqualTo(new When(at("17T15:59:59"), THE_17TH));
    assertThat(when(at("17T16:00:00"), PROVEN, RECEIVED))
        .isEqualTo(new When(at("17T16:00:00"), THE_17TH.plusDays(1)));
  }

  @Test
  void aMinuteBeyondIsForgivenAndDrawnToTheBound() {
    assertThat(when(PROVEN.minusSeconds(60), PROVEN, RECEIVED))
        .isEqualTo(new When(PROVEN, LocalDate.parse("2026-10-15")));
    assertThat(when(PROVEN.minusMillis(60_001), PROVEN, RECEIVED)).isNull();
    assertThat(when(RECEIVED.plusSeconds(60), PROVEN, RECEIVED))
        .isEqualTo(new When(RECEIVED, LocalDate.parse("2026-10-18")));
    assertThat(when(RECEIVED.plusMillis(60_001), PROVEN, RECEIVED)).isNull();
  }

  @Test
  void aProofOfTheFutureIsBelievedForAMinute() {
    Instant noon = at("17T04:00:00");
    assertThat(when(noon, noon.plusSeconds(60), noon)).isEqualTo(new When(noon, THE_17TH));
    assertThat(when(noon, noon.plusMillis(60_001), noon)).isNull();
  }

  @Test
  void withinThePageLoadThatSawTheServerItsOwnClockIsBetter() {
    long server = at("17T03:00:00").toEpochMilli();
    Instant wrong = Instant.parse("2019-01-01T00:00:00Z");
    assertThat(
            BusinessTime.of(
                stamp(wrong, new ServerTimeSeen(server, 4_000, "page")), PROVEN, RECEIVED))
        .isEqualTo(new When(at("17T03:00:05"), THE_17TH));
    assertThat(
            BusinessTime.of(
                stamp(wrong, new ServerTimeSeen(server, 9_000, "page")), PROVEN, RECEIVED))
        .isEqualTo(new When(at("17T03:00:00"), THE_17TH));
    assertThat(
            BusinessTime.of(
                stamp(wrong, new ServerTimeSeen(server, 9_001, "page")), PROVEN, RECEIVED))
        .isNull();
    assertThat(
            BusinessTime.of(
                stamp(wrong, new ServerTimeSeen(server, 4_000, "another")), PROVEN, RECEIVED))
        .isNull();
  }

  @Test
  void whatAChainProvesOnlyGrows() {
    var later = new ServerTimeSeen(PROVEN.plusSeconds(5).toEpochMilli(), 0, "page");
    var earlier = new ServerTimeSeen(PROVEN.minusSeconds(5).toEpochMilli(), 0, "page");
    assertThat(BusinessTime.proven(PROVEN, stamp(PROVEN, later))).isEqualTo(PROVEN.plusSeconds(5));
    assertThat(BusinessTime.proven(PROVEN, stamp(PROVEN, earlier))).isEqualTo(PROVEN);
    assertThat(BusinessTime.proven(PROVEN, stamp(PROVEN, null))).isEqualTo(PROVEN);
    assertThat(BusinessTime.proven(PROVEN, null)).isEqualTo(PROVEN);
  }
}
