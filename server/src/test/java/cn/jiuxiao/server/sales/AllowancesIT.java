package cn.jiuxiao.server.sales;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Account;
import cn.jiuxiao.wire.EntryBody.Allowance;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a cashier may grant, what a supervisor, and what nobody. Two pieces of tea come to 336.00.
 */
class AllowancesIT {
  private static final long TEA_FEN = 33_600;
  private static final long SUPERVISOR = 11;

  private JournalFixture fixture;
  private TestTill till;

  @BeforeEach
  void set() {
    fixture = new JournalFixture();
    fixture.execute(
        """
        INSERT INTO cashier (id, outlet_id, name, supervisor, pin_salt, pin_iterations, pin_key) VALUES
          (11, 1, '主管', true, '\\x00', 1, '\\x00'), (12, 2, '别店主管', true, '\\x00', 1, '\\x00')
        """);
    till = fixture.till(1);
    fixture.upload(till.openShift(0));
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  private static SaleLine tea() {
    return TestTill.line(1, 2000, TestTill.TEA);
  }

  private static Allowance approved(@Nullable Long by) {
    return new Allowance(0, 0, null, by);
  }

  private String lineDiscount(long fen, @Nullable Long approvedBy) {
    return outcome(
        till.sell(List.of(TestTill.granted(tea(), fen, null, "尾货")), 0, approved(approvedBy)));
  }

  private String outcome(Sealed entry) {
    return outcomes(fixture.upload(entry)).getFirst();
  }

  @Test
  void aCashierGivesATenthAndASupervisorHalf() {
    assertThat(lineDiscount(TEA_FEN / 10, null)).isEqualTo("RECORDED");
    assertThat(lineDiscount(TEA_FEN / 10 + 1, null)).isEqualTo("PARKED NOT_APPROVED");
    assertThat(lineDiscount(TEA_FEN / 2, SUPERVISOR)).isEqualTo("RECORDED");
    assertThat(lineDiscount(TEA_FEN / 2 + 1, SUPERVISOR)).isEqualTo("PARKED NOT_APPROVED");
    assertThat(
            fixture.rows(
                "SELECT discount_fen || ' ' || net_fen || discount_reason FROM sale_line ORDER BY 1"))
        .containsExactly("16800 16800尾货", "3360 30240尾货");
  }

  @Test
  void onlyASupervisorOfThatOutletApproves() {
    assertThat(lineDiscount(1, 1L)).isEqualTo("PARKED NOT_APPROVED");
    assertThat(lineDiscount(1, 12L)).isEqualTo("PARKED NOT_APPROVED");
    till.cashier = SUPERVISOR;
    assertThat(lineDiscount(TEA_FEN / 2, null)).isEqualTo("RECORDED");
  }

  @Test
  void anotherPriceThanTheListsTakesASupervisorUpAsWellAsDown() {
    for (long priceFen : new long[] {15_000, 20_000}) {
      List<SaleLine> lines = List.of(TestTill.granted(tea(), 0, priceFen, "包装破损"));
      assertThat(outcome(till.sell(lines, 0, approved(null)))).isEqualTo("PARKED NOT_APPROVED");
      assertThat(outcome(till.sell(lines, 0, approved(SUPERVISOR)))).isEqualTo("RECORDED");
    }
    assertThat(fixture.rows("SELECT list_fen || ' ' || price_fen FROM sale_line ORDER BY 1"))
        .containsExactly("16800 15000", "16800 20000");
  }

  @Test
  void whatIsGrantedWithoutAReasonIsParked() {
    for (SaleLine line :
        List.of(TestTill.granted(tea(), 1, null, ""), TestTill.granted(tea(), 0, 15_000L, " "))) {
      assertThat(outcome(till.sell(List.of(line), 0, approved(SUPERVISOR))))
          .isEqualTo("PARKED NOT_APPROVED");
    }
    for (String reason : new String[] {"", null}) {
      assertThat(outcome(till.sell(List.of(tea()), 0, new Allowance(0, 1, reason, null))))
          .isEqualTo("PARKED NOT_APPROVED");
    }
  }

  @Test
  void thePriceThatWasReplacedMustBeTheLists() {
    SaleLine cheap = TestTill.line(1, 2000, new TestTill.Item("P-TEA", 100, tea().unit()));
    assertThat(
            outcome(
                till.sell(List.of(TestTill.granted(cheap, 0, 90L, "")), 0, approved(SUPERVISOR))))
        .isEqualTo("PARKED PRICE_DIFFERS");
  }

  @Test
  void aDiscountOfTheReceiptIsSharedOutAndCountsTogetherWithItsLines() {
    List<SaleLine> lines =
        List.of(tea(), TestTill.granted(TestTill.line(2, 1000, TestTill.MEAT), 258, null, "尾货"));
    // 336.00 + 25.80: a tenth of all is 36.18, of which the meat has taken 2.58
    assertThat(outcome(till.sell(lines, 0, new Allowance(0, 3360, "老客户", null))))
        .isEqualTo("RECORDED");
    assertThat(outcome(till.sell(lines, 0, new Allowance(0, 3361, "老客户", null))))
        .isEqualTo("PARKED NOT_APPROVED");
    assertThat(fixture.rows("SELECT net_fen::text FROM sale_line ORDER BY line"))
        .containsExactly("30457", "2105");
    assertThat(
            fixture.rows(
                "SELECT total_fen || ' ' || discount_fen || ' ' || discount_reason FROM sale"))
        .containsExactly("32562 3360 老客户");
  }

  @Test
  void roundingBeyondItsLimitIsADiscount() {
    List<SaleLine> cheap =
        List.of(TestTill.line(1, 1000, new TestTill.Item(null, 950, tea().unit())));
    assertThat(outcome(till.sell(cheap, 95, approved(null)))).isEqualTo("RECORDED");
    assertThat(outcome(till.sell(cheap, 150, approved(null)))).isEqualTo("PARKED NOT_APPROVED");
    assertThat(outcome(till.sell(cheap, 150, approved(SUPERVISOR)))).isEqualTo("RECORDED");
  }

  @Test
  void aSaleIsHeldAgainstTheLimitsThatItsTillHad() {
    fixture.execute(
        """
        INSERT INTO outlet_rules (outlet_id, version, cashier_discount_permille, supervisor_discount_permille,
          rounding_fen, since, changed_by)
        VALUES (1, 1, 0, 0, 0, now(), 1), (1, 2, 200, 1000, 999, now(), 1)
        """);
    assertThat(withRules(0, 3360)).isEqualTo("RECORDED");
    assertThat(withRules(1, 1)).isEqualTo("PARKED NOT_APPROVED");
    assertThat(withRules(2, 6720)).isEqualTo("RECORDED");
    assertThat(withRules(9, 6720))
        .as("a version that a restored server lost")
        .isEqualTo("RECORDED");
  }

  private String withRules(long version, long fen) {
    return outcome(till.sell(List.of(tea()), 0, new Allowance(version, fen, "老客户", null)));
  }

  @Test
  void whatWasPutOnAccountNamesWhoOwesIt() {
    var sale = till.sale(List.of(tea()), 0, TenderMethod.CASH, null);
    var owed =
        new Tender(
            TenderMethod.ON_ACCOUNT, TEA_FEN, null, null, false, new Account("市一中食堂", "王老师", "十月"));
    var onAccount =
        new EntryBody.Sale(
            sale.stamp(),
            sale.shift(),
            sale.receipt(),
            sale.catalogue(),
            sale.lines(),
            0,
            TEA_FEN,
            List.of(owed),
            null);
    assertThat(outcome(till.journal.append(onAccount, null))).isEqualTo("RECORDED");
    assertThat(fixture.rows("SELECT unit || person || note FROM tender_account"))
        .containsExactly("市一中食堂王老师十月");
    assertThat(fixture.number("SELECT count(*) FROM drawer_movement")).isZero();
  }
}
