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
import cn.jiuxiao.server.testing.TillOnTheWire;
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
  private static final String LIBRARY = "县图书馆";
  private static final String MUSEUM = "县博物馆";

  @Inject ServerKeys keys;
  @Inject DueList list;
  @Inject UnitAccounts accounts;
  @Inject RecordPayment payments;
  @Inject SignIn signIn;
  @Inject Clock clock;
  private JournalFixture journal;
  private Actor office;
  private TestTill till;
  private String shared;

  @BeforeAll
  void set() {
    journal = new JournalFixture(database(), keys);
    office = signIn.as(Role.PROGRAMME_OFFICE);
    till = journal.till(OUTLET);
    Sealed opening = till.openShift(0);
    long seq = till.journal.nextSeq();
    Sealed sale = putOnAccount(till, 3000, SCHOOL);
    Sealed voided = putOnAccount(till, 1000, SCHOOL);
    Sealed refund =
        back(
            till,
            till.original(sale, seq),
            1000,
            new Tender(TenderMethod.ON_ACCOUNT, 16_800, null, null, false));
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
    twoOnOneReceipt();
  }

  /** The library takes one of four, the museum three; all of it goes back, each to its own. */
  private void twoOnOneReceipt() {
    SaleLine line = TestTill.line(1, 4000, TestTill.TEA);
    long seq = till.journal.nextSeq();
    shared = till.label + "-" + seq;
    Sealed sale =
        till.journal.append(
            new EntryBody.Sale(
                till.stamp(),
                till.shift,
                shared,
                till.catalogue,
                List.of(line),
                0,
                line.netFen(),
                List.of(onAccount(16_800, LIBRARY), onAccount(50_400, MUSEUM)),
                null),
            null);
    EntryBody.Original original = till.original(sale, seq);
    assertThat(
            JournalFixture.outcomes(
                journal.upload(
                    sale,
                    back(till, original, 1000, onAccount(16_800, MUSEUM)),
                    back(till, original, 2000, onAccount(33_600, MUSEUM)),
                    back(
                        till,
                        original,
                        1000,
                        new Tender(TenderMethod.ON_ACCOUNT, 16_800, null, null, false)))))
        .containsOnly("RECORDED");
  }

  private static Tender onAccount(long fen, String unit) {
    return new Tender(
        TenderMethod.ON_ACCOUNT, fen, null, null, false, new Account(unit, "王老师", "食堂"));
  }

  private static Sealed back(TestTill till, EntryBody.Original original, long milli, Tender by) {
    return till.journal.append(
        new EntryBody.Refund(
            till.stamp(),
            till.shift,
            till.label + "-" + till.journal.nextSeq(),
            original,
            List.of(new RefundLine(1, milli, by.amountFen())),
            by.amountFen(),
            List.of(by),
            "受潮"));
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
            List.of(onAccount(line.netFen(), unit)),
            null),
        null);
  }

  private static ListQuery search(String text) {
    return new ListQuery(text, Map.of(), null, false, 0, 50);
  }

  private Due school() {
    return due(SCHOOL);
  }

  private Due due(String unit) {
    return list.page(office, search(unit)).getFirst();
  }

  private static Payment paid(long fen) {
    return new Payment(
        new Money(fen), LocalDate.of(2026, 10, 20), Payment.Method.TRANSFER, "第 7 号转账");
  }

  @Test
  void aUnitOwesWhatItPutOnAccountLessRefundsAndPayments() {
    assertThat(list.page(office, search("")))
        .extracting(Due::unit)
        .containsExactlyInAnyOrder(SCHOOL, "县人民医院", LIBRARY, MUSEUM);
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
  void ofOneReceiptOfTwoUnitsEachGetsBackWhatIsItsOwn() {
    assertThat(due(MUSEUM).put().fen()).isEqualTo(50_400);
    assertThat(due(MUSEUM).balance()).isEqualTo(Money.ZERO);
    assertThat(due(LIBRARY).back().fen()).as("named by none").isEqualTo(16_800);
    assertThat(due(LIBRARY).balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void aTillThatTakesItBackIsToldWhoseAccountsTheyAre() {
    String token = TillOnTheWire.token(http(), till);
    String answer =
        http()
            .send(
                "/api/kiosk/receipts?number=" + shared,
                request -> request.header("Authorization", "Bearer " + token).GET())
            .body();
    assertThat(answer)
        .contains(
            "\"amountFen\":50400,\"account\":{\"unit\":\""
                + MUSEUM
                + "\",\"person\":\"王老师\",\"note\":\"食堂\"}")
        .contains("\"amountFen\":33600,\"account\":{\"unit\":\"" + MUSEUM)
        .contains("\"amountFen\":16800,\"account\":null}");
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
    assertThat(list.total(county, search("")).units()).isEqualTo(4);
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
