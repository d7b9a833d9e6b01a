package cn.jiuxiao.server.dues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.dues.AccountLine.Kind;
import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Account;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A school bought at outlet 1 for its canteen, gave some back, and had one receipt voided. */
class DuesIT extends ServerTest {
  private static final long OUTLET = 1;
  private static final String SCHOOL = "石门一中";

  @Inject ServerKeys keys;
  @Inject DueList list;
  @Inject UnitAccounts accounts;
  @Inject RecordPayment payments;
  @Inject SignIn signIn;
  @Inject Clock clock;
  private JournalFixture journal;
  private Actor office;

  @BeforeAll
  void set() {
    journal = new JournalFixture(database(), keys);
    office = signIn.as(Role.PROGRAMME_OFFICE);
    TestTill till = journal.till(OUTLET);
    Sealed opening = till.openShift(0);
    long seq = till.journal.nextSeq();
    Sealed sale = putOnAccount(till, 3000, SCHOOL);
    Sealed voided = putOnAccount(till, 1000, SCHOOL);
    Sealed refund =
        till.journal.append(
            new EntryBody.Refund(
                till.stamp(),
                till.shift,
                till.label + "-" + till.journal.nextSeq(),
                till.original(sale, seq),
                List.of(new RefundLine(1, 1000, 16_800)),
                16_800,
                List.of(new Tender(TenderMethod.ON_ACCOUNT, 16_800, null, null, false)),
                "受潮"));
    assertThat(
            JournalFixture.outcomes(
                journal.upload(
                    opening,
                    sale,
                    voided,
                    refund,
                    till.voidSale(till.original(voided, seq + 1)),
                    putOnAccount(till, 2000, "县人民医院"))))
        .containsOnly("RECORDED");
  }

  private static Sealed putOnAccount(TestTill till, long milli, String unit) {
    SaleLine line = TestTill.line(1, milli, TestTill.TEA);
    return till.journal.append(
        new EntryBody.Sale(
            till.stamp(),
            till.shift,
            till.label + "-" + till.journal.nextSeq(),
            till.catalogue,
            List.of(line),
            0,
            line.netFen(),
            List.of(
                new Tender(
                    TenderMethod.ON_ACCOUNT,
                    line.netFen(),
                    null,
                    null,
                    false,
                    new Account(unit, "王老师", "食堂"))),
            null),
        null);
  }

  private static ListQuery search(String text) {
    return new ListQuery(text, Map.of(), null, false, 0, 50);
  }

  private Due school() {
    return list.page(office, search(SCHOOL)).getFirst();
  }

  private static Payment paid(long fen) {
    return new Payment(
        new Money(fen), LocalDate.of(2026, 10, 20), Payment.Method.TRANSFER, "第 7 号转账");
  }

  @Test
  void aUnitOwesWhatItPutOnAccountLessRefundsAndPayments() {
    assertThat(list.page(office, search("")))
        .extracting(Due::unit)
        .containsExactlyInAnyOrder(SCHOOL, "县人民医院");
    assertThat(school().put().fen()).isEqualTo(50_400);
    assertThat(school().back().fen()).isEqualTo(16_800);
    long id = payments.record(office, OUTLET, SCHOOL, paid(20_000));
    assertThat(school().balance().fen()).isEqualTo(13_600);
    UnitAccount account = accounts.open(office, OUTLET, SCHOOL, null, null);
    assertThat(account.lines())
        .extracting(AccountLine::kind)
        .containsExactly(Kind.PUT, Kind.BACK, Kind.PAID);
    assertThat(account.after()).isEqualTo(account.balance()).isEqualTo(new Money(13_600));
    UnitAccount later = accounts.open(office, OUTLET, SCHOOL, LocalDate.of(2026, 10, 18), null);
    assertThat(later.before().fen()).isEqualTo(33_600);
    assertThat(later.lines()).hasSize(1);
    takeBack(id);
    assertThat(journal.number("SELECT count(*) FROM audit_log WHERE entity = 'account_payment'"))
        .isEqualTo(2);
  }

  /** A statement that was sent before stays true. */
  private void takeBack(long id) {
    assertThatThrownBy(() -> payments.takeBack(office, id, " ")).isInstanceOf(Problem.class);
    LocalDate october = LocalDate.of(2026, 10, 31);
    UnitAccount sent = accounts.open(office, OUTLET, SCHOOL, null, october);
    assertThat(sent.lines().getLast().paymentId()).isEqualTo(id);
    payments.takeBack(office, id, "记错单位");
    assertThat(school().balance().fen()).isEqualTo(33_600);
    assertThat(school().paid().fen()).isZero();
    UnitAccount again = accounts.open(office, OUTLET, SCHOOL, null, october);
    assertThat(again.after()).as("what was sent stays true").isEqualTo(sent.after());
    assertThat(again.paid()).isEqualTo(sent.paid());
    assertThat(again.lines().getLast().paymentId()).as("not twice").isNull();
    assertThat(accounts.open(office, OUTLET, SCHOOL, null, null).lines().getLast())
        .satisfies(
            line -> {
              assertThat(line.kind()).isEqualTo(Kind.TAKEN_BACK);
              assertThat(line.day()).isEqualTo(BusinessDay.today(clock));
              assertThat(line.change().fen()).isEqualTo(20_000);
              assertThat(line.note()).contains("第 7 号转账", "记错单位");
            });
    assertThatThrownBy(() -> payments.takeBack(office, id, "再来"))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("dues.taken-back-before"));
  }

  @Test
  void aPaymentHasAnAmountAndADateThatIsNotToCome() {
    assertThatThrownBy(() -> payments.record(office, OUTLET, SCHOOL, paid(0)))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("dues.amount-out-of-range"));
    var tomorrow = new Payment(new Money(1), LocalDate.of(2199, 1, 1), Payment.Method.CASH, "");
    assertThatThrownBy(() -> payments.record(office, OUTLET, SCHOOL, tomorrow))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo("dues.date-out-of-range"));
    assertThatThrownBy(() -> payments.record(office, OUTLET, "没有的单位", paid(1)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void everyoneSeesWhatTheirOwnOutletsAreOwed() {
    Actor county = signIn.asCountyOfficer("430726");
    assertThat(list.total(county, search("")).units()).isEqualTo(2);
    assertThat(accounts.open(county, OUTLET, SCHOOL, null, null).mayRecord()).isFalse();
    assertThatThrownBy(() -> payments.record(county, OUTLET, SCHOOL, paid(1)))
        .isInstanceOf(AccessDenied.class);
    Actor elsewhere = signIn.asCountyOfficer("430702");
    assertThat(list.page(elsewhere, search(""))).isEmpty();
    assertThatThrownBy(() -> accounts.open(elsewhere, OUTLET, SCHOOL, null, null))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> payments.record(signIn.asVendor(1), OUTLET, SCHOOL, paid(1)))
        .isInstanceOf(NotFound.class);
  }
}
