package cn.jiuxiao.server.participants;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.SealedAttachment;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.TillKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParticipantsIT {
  private static final String COUNTS =
      "SELECT channel_code, region_code, period, persons FROM participant_count WHERE persons > 0 ORDER BY 1, 2, 3";

  private JournalFixture fixture;
  private TestTill till;

  @BeforeEach
  void set() {
    fixture = new JournalFixture();
    till = fixture.till(1);
    fixture.upload(till.openShift(0));
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  private Sealed sellTo(String phone) {
    byte[] attachment = attachment(phone, fixture.keys.attachments());
    return sell(new Participant.ByPhone(Sha256.of(attachment)), attachment);
  }

  private static byte[] attachment(String phone, TillKey key) {
    return SealedAttachment.seal(
        key.publicKey(), ("{\"phone\":\"" + phone + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  private Sealed sell(Participant participant, byte @Nullable [] attachment) {
    return till.sell(
        List.of(TestTill.line(1, 1000, TestTill.TEA)),
        0,
        TenderMethod.WECHAT,
        participant,
        attachment);
  }

  private long persons(String channel, String region, String period) {
    return fixture.number(
        "SELECT coalesce(sum(persons), 0) FROM participant_count WHERE channel_code = '%s' AND region_code = '%s' AND period = '%s'"
            .formatted(channel, region, period));
  }

  @Test
  void whoeverBuysOftenIsOnePersonInEveryGrain() {
    fixture.upload(sellTo("13800000000"), sellTo("+86 138-0000-0000"), sellTo("１３８０００００００１"));
    assertThat(fixture.rows(COUNTS))
        .containsExactly(
            "ALL 430726 2026 2",
            "ALL 430726 2026-10 2",
            "ALL 430726 ALL 2",
            "ALL ALL 2026 2",
            "ALL ALL 2026-10 2",
            "ALL ALL ALL 2",
            "FAIR 430726 2026 2",
            "FAIR 430726 2026-10 2",
            "FAIR 430726 ALL 2",
            "FAIR ALL 2026 2",
            "FAIR ALL 2026-10 2",
            "FAIR ALL ALL 2");
    assertThat(fixture.number("SELECT max(standing_sales) FROM participation")).isEqualTo(2);
  }

  @Test
  void onePersonInTwoChannelsIsOneInTheWhole() {
    fixture.upload(sellTo("13800000000"));
    till = fixture.till(2);
    fixture.upload(till.openShift(0), sellTo("13800000000"));
    assertThat(persons("FAIR", "ALL", "ALL")).isEqualTo(1);
    assertThat(persons("SUPERMARKET", "ALL", "ALL")).isEqualTo(1);
    assertThat(persons("ALL", "ALL", "ALL")).isEqualTo(1);
    assertThat(persons("ALL", "430702", "2026-10")).isEqualTo(1);
  }

  @Test
  void aVoidOrAFullRefundEndsWhatStood() {
    Sealed first = sellTo("13800000000");
    Sealed second = sellTo("13800000000");
    fixture.upload(first, second);
    fixture.upload(till.voidSale(till.original(first, 2)));
    assertThat(persons("ALL", "ALL", "ALL")).isEqualTo(1);
    fixture.clock.set("2026-11-05T02:00:00Z");
    till.deviceTime = fixture.clock.instant();
    Sealed third = sellTo("13800000009");
    fixture.upload(third);
    fixture.upload(
        till.refund(
            till.original(second, 3),
            List.of(new RefundLine(1, 1000, 16800)),
            TenderMethod.WECHAT));
    assertThat(persons("ALL", "ALL", "2026-10")).isZero();
    assertThat(persons("ALL", "ALL", "2026-11")).isEqualTo(1);
    assertThat(persons("ALL", "ALL", "ALL")).isEqualTo(1);
    assertThat(fixture.number("SELECT count(*) FROM participation WHERE standing_sales > 0"))
        .isEqualTo(12);
  }

  @Test
  void aPartRefundLeavesThePersonStanding() {
    byte[] attachment = attachment("13800000000", fixture.keys.attachments());
    Sealed sale =
        till.sell(
            List.of(TestTill.line(1, 2000, TestTill.TEA)),
            0,
            TenderMethod.WECHAT,
            new Participant.ByPhone(Sha256.of(attachment)),
            attachment);
    Sealed half =
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.WECHAT);
    fixture.upload(sale, half);
    assertThat(persons("ALL", "ALL", "ALL")).isEqualTo(1);
    Sealed rest =
        till.refund(
            till.original(sale, 2), List.of(new RefundLine(1, 1000, 16800)), TenderMethod.WECHAT);
    fixture.upload(rest);
    assertThat(persons("ALL", "ALL", "ALL")).isZero();
  }

  @Test
  void aBadgeIsThePersonItWasRegisteredFor() {
    byte[] id = new byte[16];
    id[3] = 7;
    byte[] person = new Persons(fixture.keys).token(new PhoneNumber("13800000000"));
    fixture.execute(
        """
        INSERT INTO fair (id, name, venue, region_code, first_day, last_day) VALUES (1, '展会', '馆', '430702', '2026-10-17', '2026-10-19');
        INSERT INTO visitor (id, fair_id, phone, person, consented_at, notice, registered_at)
          VALUES (1, 1, '13800000000', '\\x%1$s', now(), '1', now());
        INSERT INTO badge (id, visitor_id, fair_id, number, name, issued_at)
          VALUES ('\\x%2$s', 1, 1, '0001', '王五', now());
        """
            .formatted(HexFormat.of().formatHex(person), HexFormat.of().formatHex(id)));
    String badge = BadgeCode.sign(id, fixture.keys.badges().getPrivate()).text();
    fixture.upload(sell(new Participant.ByBadge(badge), null), sellTo("13800000000"));
    assertThat(persons("ALL", "ALL", "ALL")).isEqualTo(1);
    String unregistered = BadgeCode.sign(new byte[16], fixture.keys.badges().getPrivate()).text();
    fixture.upload(sell(new Participant.ByBadge(unregistered), null));
    assertThat(persons("ALL", "ALL", "ALL")).isEqualTo(2);
  }

  @Test
  void aForgedBadgeIsParked() {
    String forged = "jxb1." + "A".repeat(22) + "." + "A".repeat(86);
    assertThat(outcomes(fixture.upload(sell(new Participant.ByBadge(forged), null))))
        .containsExactly("PARKED UNKNOWN_BADGE");
    assertThat(outcomes(fixture.upload(sell(new Participant.ByBadge("hello"), null))))
        .containsExactly("PARKED UNKNOWN_BADGE");
  }

  @Test
  void aPhoneThatDidNotComeOrCannotBeReadIsParked() {
    byte[] attachment = attachment("13800000000", fixture.keys.attachments());
    var byPhone = new Participant.ByPhone(Sha256.of(attachment));
    assertThat(outcomes(fixture.upload(sell(byPhone, null))))
        .containsExactly("PARKED ATTACHMENT_MISSING");
    assertThat(
            outcomes(
                fixture.upload(
                    sell(byPhone, attachment("13800000001", fixture.keys.attachments())))))
        .containsExactly("PARKED ATTACHMENT_MISSING");
    byte[] forOthers = attachment("13800000000", TillKey.generate());
    assertThat(
            outcomes(
                fixture.upload(sell(new Participant.ByPhone(Sha256.of(forOthers)), forOthers))))
        .containsExactly("PARKED ATTACHMENT_MISSING");
    byte[] noPhone = attachment("12345", fixture.keys.attachments());
    assertThat(outcomes(fixture.upload(sell(new Participant.ByPhone(Sha256.of(noPhone)), noPhone))))
        .containsExactly("PARKED ATTACHMENT_MISSING");
  }

  @Test
  void scansAndHeadcountsAreVisitsAndNoPersons() {
    String badge = BadgeCode.sign(new byte[16], fixture.keys.badges().getPrivate()).text();
    fixture.upload(
        till.scan(new Participant.ByBadge(badge), null),
        till.scan(new Participant.ByBadge(badge), null),
        till.headcount(120));
    assertThat(fixture.rows("SELECT outlet_id, business_day, scanned, counted FROM visit_count"))
        .containsExactly("1 2026-10-17 2 120");
    assertThat(fixture.number("SELECT count(*) FROM participant_count")).isZero();
  }
}
