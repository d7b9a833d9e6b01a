package cn.jiuxiao.server.participants;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.SealedAttachment;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.TillKey;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EraseAttachmentsIT extends ServerTest {
  private static final Duration KEPT = Duration.ofDays(35);
  private static final String CONTENTS =
      "SELECT seq, content IS NOT NULL, erased_at IS NOT NULL, length(digest) FROM entry_attachment ORDER BY seq";
  @Inject EraseAttachments erase;
  @Inject ServerKeys keys;
  @Inject Clock clock;

  private Sealed sellTo(TestTill till, TillKey key) {
    byte[] attachment =
        SealedAttachment.seal(
            key.publicKey(), "{\"phone\":\"13800000000\"}".getBytes(StandardCharsets.UTF_8));
    return till.sell(
        List.of(TestTill.line(1, 1000, TestTill.TEA)),
        0,
        TenderMethod.WECHAT,
        new Participant.ByPhone(Sha256.of(attachment)),
        attachment);
  }

  @Test
  void phonesAreErasedOnceTheirTimeIsOverButNotWhileAnEntryWaits() {
    try (JournalFixture fixture = new JournalFixture(database(), keys)) {
      Instant now = clock.instant();
      at(fixture, now.minus(KEPT).minusSeconds(3600));
      TestTill till = fixture.till(1);
      till.deviceTime = fixture.clock.instant();
      // 2: counted. 3: encrypted to somebody else's key, so it waits to be settled.
      assertThat(
              outcomes(
                  fixture.upload(
                      till.openShift(0),
                      sellTo(till, keys.attachments()),
                      sellTo(till, TillKey.generate()))))
          .containsExactly("RECORDED", "RECORDED", "PARKED ATTACHMENT_MISSING");
      at(fixture, now.minus(KEPT).plusSeconds(3600));
      till.deviceTime = fixture.clock.instant();
      fixture.upload(sellTo(till, keys.attachments()));

      erase.erase();

      assertThat(fixture.rows(CONTENTS)).containsExactly("2 f t 32", "3 t f 32", "4 t f 32");
      assertThat(fixture.number("SELECT max(persons) FROM participant_count")).isEqualTo(1);
    }
  }

  private static void at(JournalFixture fixture, Instant instant) {
    fixture.clock.set(instant.toString());
  }
}
