package cn.jiuxiao.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Silent tills, wrong clocks, and terminals that were replaced before they had told all. */
class AlarmsIT extends ServerTest {
  private static final Actor OFFICE =
      new Actor(1, "专班", Role.PROGRAMME_OFFICE, null, null, null, null);

  @Inject SilentTills silentTills;
  @Inject TillContacts contacts;
  @Inject Kiosks kiosks;
  @Inject MovableClock clock;
  private JournalFixture fixture;
  private Instant start = Instant.parse("2026-10-17T02:00:00Z");
  private TestTill till;

  @Override
  protected Map<String, String> moreProperties() {
    var properties = new HashMap<>(super.moreProperties());
    properties.put(MovableClock.PROPERTY, "true");
    return properties;
  }

  @BeforeAll
  void places() throws Exception {
    Path data = Files.createTempDirectory("jiuxiao-alarms-");
    fixture = new JournalFixture(database(), KeysForTests.in(data.toString()));
  }

  @AfterAll
  void end() {
    fixture.close();
  }

  @BeforeEach
  void aTill() {
    start = start.plus(Duration.ofDays(60)); // the terminals of other tests are older
    clock.set(start.toString());
    fixture.clock.set(start.toString());
    fixture.execute(
        """
        DELETE FROM alarm; DELETE FROM terminal_contact;
        UPDATE terminal SET label = id::text; -- enrolling counts in its own way
        """);
    till = fixture.till(1);
  }

  private void hear(long unsent, @Nullable Long openShift, Duration ahead) throws Exception {
    contacts.hear(
        till.id(),
        new ContactRequest(
            "0.1.0",
            till.journal.nextSeq(),
            till.journal.headHash().toString(),
            unsent,
            openShift,
            true,
            clock.instant().plus(ahead).toEpochMilli()));
  }

  private List<String> open(String kind) {
    return fixture.rows(
        "SELECT note FROM alarm WHERE kind = '%s' AND cleared_at IS NULL".formatted(kind));
  }

  @Test
  void aTillWithAnOpenShiftIsSilentAfterHalfADayAndUntilItIsHeardOfAgain() throws Exception {
    hear(0, 41L, Duration.ZERO);
    clock.forward(Duration.ofHours(12));
    silentTills.look();
    assertThat(open("SILENT")).isEmpty();
    clock.forward(Duration.ofSeconds(1));
    silentTills.look();
    silentTills.look();
    assertThat(open("SILENT"))
        .containsExactly("shift 41, unsent 0, seen " + start.getEpochSecond());
    assertThat(fixture.rows("SELECT outlet_id FROM alarm")).containsExactly("1");
    hear(0, 41L, Duration.ZERO);
    assertThat(open("SILENT")).isEmpty();
  }

  @Test
  void unsentEntriesMakeASilenceToo() throws Exception {
    hear(3, null, Duration.ZERO);
    clock.forward(Duration.ofHours(13));
    silentTills.look();
    assertThat(open("SILENT")).containsExactly("unsent 3, seen " + start.getEpochSecond());
  }

  @Test
  void aTillThatHasToldAllMayBeSilent() throws Exception {
    hear(0, null, Duration.ZERO);
    clock.forward(Duration.ofDays(30));
    silentTills.look();
    assertThat(open("SILENT")).isEmpty();
  }

  @Test
  void aSilenceThatAPersonClearedIsNotRaisedAgainUntilTheTillWasHeardOf() throws Exception {
    hear(3, null, Duration.ZERO);
    clock.forward(Duration.ofHours(13));
    silentTills.look();
    fixture.execute(
        "UPDATE alarm SET cleared_at = '%s', cleared_by = 1".formatted(clock.instant()));
    clock.forward(Duration.ofHours(13));
    silentTills.look();
    assertThat(open("SILENT")).isEmpty();
    hear(3, null, Duration.ZERO);
    clock.forward(Duration.ofHours(13));
    silentTills.look();
    assertThat(open("SILENT")).hasSize(1);
  }

  @Test
  void aClockThatIsOffIsToldWithItsDirectionUntilItIsRight() throws Exception {
    hear(0, null, Duration.ofMinutes(5));
    assertThat(open("CLOCK")).isEmpty();
    hear(0, null, Duration.ofMinutes(7));
    assertThat(open("CLOCK")).containsExactly("ahead 420");
    hear(0, null, Duration.ZERO);
    assertThat(open("CLOCK")).isEmpty();
    hear(0, null, Duration.ofDays(-2));
    assertThat(open("CLOCK")).containsExactly("behind 172800");
  }

  private void replace() {
    assertThat(new TestDevice(http()).enrol(kiosks.issueCode(OFFICE, 1).code()).statusCode())
        .isEqualTo(201);
  }

  @Test
  void aReplacedTerminalThatHadToldAllIsNotLost() throws Exception {
    fixture.upload(till.openShift(0), till.closeShift(0, 0));
    hear(0, null, Duration.ZERO);
    clock.forward(Duration.ofMinutes(1));
    replace();
    assertThat(open("LOST")).isEmpty();
  }

  @Test
  void aReplacedTerminalWithAnOpenShiftAndUnsentEntriesIsLostWithTheirNumber() throws Exception {
    fixture.upload(till.openShift(0));
    till.sell(1000, TestTill.TEA);
    till.sell(1000, TestTill.TEA);
    hear(2, 1L, Duration.ZERO);
    clock.forward(Duration.ofMinutes(1));
    replace();
    assertThat(open("LOST")).containsExactly("unsent 2, shift open");
    assertThat(fixture.rows("SELECT terminal_id, outlet_id FROM alarm WHERE kind = 'LOST'"))
        .containsExactly(till.id() + " 1");
  }

  @Test
  void whatArrivesAfterTheLastContactIsNotLost() throws Exception {
    fixture.upload(till.openShift(0), till.closeShift(0, 0));
    Sealed first = till.openShift(0);
    Sealed second = till.closeShift(0, 0);
    hear(2, null, Duration.ZERO);
    clock.forward(Duration.ofMinutes(1));
    fixture.upload(first, second);
    replace();
    assertThat(open("LOST")).isEmpty();
  }

  @Test
  void whatArrivedInPartOrIsKeptAsideIsTakenOffWhatIsLost() throws Exception {
    fixture.upload(till.openShift(0));
    Sealed second = till.sell(1000, TestTill.TEA);
    till.sell(1000, TestTill.TEA);
    till.sell(1000, TestTill.TEA);
    Sealed fifth = till.closeShift(0, 0);
    till.openShift(0);
    hear(5, 6L, Duration.ZERO);
    clock.forward(Duration.ofMinutes(1));
    fixture.upload(second);
    fixture.upload(fifth);
    replace();
    assertThat(open("LOST")).containsExactly("unsent 3, shift open");
  }

  @Test
  void whatACopyWroteUnderTheSameNumbersStandsForNothingThatIsLost() throws Exception {
    fixture.upload(till.openShift(0), till.closeShift(0, 0));
    TillJournal copy = till.journal.copy();
    fixture.upload(till.openShift(0), till.closeShift(0, 0));
    till.journal = copy;
    till.sell(1000, TestTill.TEA);
    till.sell(1000, TestTill.TEA);
    hear(2, null, Duration.ZERO);
    clock.forward(Duration.ofMinutes(1));
    replace();
    assertThat(open("LOST")).containsExactly("unsent 2");
  }

  @Test
  void theNewDeviceMayTellOfMoreThanTheServerEverHeard() throws Exception {
    fixture.upload(till.openShift(0), till.closeShift(0, 0));
    clock.forward(Duration.ofMinutes(1));
    var device = new TestDevice(http());
    assertThat(
            device
                .enrolAfter(
                    kiosks.issueCode(OFFICE, 1).code(),
                    till.id(),
                    8,
                    till.journal.headHash().toString())
                .statusCode())
        .isEqualTo(201);
    assertThat(open("LOST")).containsExactly("unsent 5");
  }
}
