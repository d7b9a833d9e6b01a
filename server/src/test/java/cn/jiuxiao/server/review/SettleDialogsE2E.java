package cn.jiuxiao.server.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.Console;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people click to settle: several at once, corrected, by two people, whole branches. */
class SettleDialogsE2E extends ServerTest {
  private static final TestTill.Item CHEAP_TEA = new TestTill.Item("P-TEA", 16000, SalesUnit.PIECE);
  private static final Actor OFFICE = office(1, "专班");
  private static final Actor SECOND = office(2, "复核");

  @Inject ServerKeys keys;
  private JournalFixture fixture;
  private TestTill till;
  private Browser browser;
  private Page page;

  private static Actor office(long id, String name) {
    return new Actor(id, name, Role.PROGRAMME_OFFICE, null, null, null, null);
  }

  @BeforeAll
  void begin() {
    browser = Browser.open();
    fixture = new JournalFixture(database(), keys);
    fixture.execute(
        """
        INSERT INTO user_account (id, username, display_name, password_hash, role, created_at)
          VALUES (2, 'second', '复核', 'x', 'PROGRAMME_OFFICE', now())
        """);
  }

  @AfterAll
  void end() {
    fixture.close();
    browser.close();
  }

  @BeforeEach
  void aTill() {
    till = fixture.till(1);
    fixture.upload(till.openShift(0));
    page = as(OFFICE);
  }

  private Page as(Actor actor) {
    Page fresh = browser.desktop(server.getURI().toString());
    fresh.navigate(TestSignIn.path(actor));
    return fresh;
  }

  private long sold() {
    return fixture.number(
        "SELECT sum(total_fen) FROM sale WHERE terminal_id = '" + till.id() + "'");
  }

  private void list(String more) {
    page.navigate("/review?q=" + till.id() + more);
  }

  private void open(long branch, long seq) {
    page.navigate("/review/entries/" + till.id() + "/" + branch + "/" + seq);
  }

  private void press(String id) {
    page.locator("#" + id).click();
  }

  private void decide(String note) {
    page.locator("#decision-note textarea").fill(note);
    press("decision-confirm");
    assertThat(page.locator("#decision-confirm")).hasCount(0);
  }

  /** The box before a row of the list. */
  private Locator tick(int row) {
    return page.locator("vaadin-grid input[aria-label='选择此行']").nth(row);
  }

  @Test
  void severalAreAcceptedTogetherAndTakenBackTogether() {
    fixture.upload(
        till.sell(1000, CHEAP_TEA), till.sell(2000, CHEAP_TEA), till.sell(1500, TestTill.TEA));
    list("&sort=seq");
    tick(0).click();
    assertThat(page.locator(".jx-chosen")).containsText("已选 1 条");
    page.getByText("选择全部符合的").click();
    assertThat(page.locator(".jx-chosen")).containsText("已选 3 条");
    press("accept-chosen");
    decide("开业优惠");
    assertThat(Browser.shown(page, "1 条不能计入：金额自相矛盾（第 4 条）。")).isVisible();
    assertThat(page.locator(".jx-total")).hasText("1 条");
    assertThat(sold()).isEqualTo(16000 + 32000);
    list("&state=SETTLED&sort=seq");
    tick(0).click();
    tick(1).click();
    assertThat(page.locator(".jx-chosen")).containsText("已选 2 条");
    press("undo-chosen");
    decide("弄错了");
    list("");
    assertThat(page.locator(".jx-total")).hasText("3 条");
    assertThat(sold()).isZero();
    tick(0).click();
    assertThat(page.locator(".jx-chosen")).containsText("已选 1 条");
    press("refuse-chosen");
    decide("不实");
    assertThat(page.locator(".jx-total")).hasText("2 条");
    page.context().close();
  }

  @Test
  void aSaleIsAcceptedAtThePriceItReallyWasWithAReason() {
    fixture.upload(till.sell(2000, new TestTill.Item("P-TEA", 1680, SalesUnit.PIECE)));
    open(0, 2);
    press("accept");
    page.locator("#correct vaadin-details-summary").click();
    page.locator("#correct-price-1 input").fill("168.00");
    press("decision-confirm");
    assertThat(page.locator("#decision-note")).hasAttribute("invalid", "");
    decide("漏了零");
    assertThat(page.locator(".jx-papers")).containsText("第 1 行单价改为 168.00 元");
    assertThat(sold()).isEqualTo(33600);
    page.context().close();
  }

  /** 5.00 for three, 1.67 and 1.67 of it back: 1.66 are left, which another till cannot know. */
  @Test
  void aRefundOfMoreThanWasLeftIsOfferedWhatWasLeft() {
    Sealed sale =
        till.sell(
            List.of(TestTill.line(1, 3000, new TestTill.Item(null, 167, SalesUnit.PIECE))),
            1,
            TenderMethod.CASH,
            null,
            null);
    fixture.upload(sale, oneBack(till, sale), oneBack(till, sale));
    TestTill other = fixture.till(1);
    fixture.upload(other.openShift(0), oneBack(other, sale));
    page.navigate("/review/entries/" + other.id() + "/0/2");
    press("accept");
    assertThat(page.locator("#correct-net-1 input")).hasValue("1.66");
    Console.shot(page, "refund-zh");
    decide("四舍五入");
    assertThat(page.locator(".jx-papers")).containsText("1.66");
    Console.shot(page, "refunded-zh");
    assertThat(
            fixture.number(
                "SELECT net_fen FROM refund_line WHERE terminal_id = '" + other.id() + "'"))
        .isEqualTo(166);
    page.context().close();
  }

  private Sealed oneBack(TestTill by, Sealed sale) {
    return by.refund(
        till.original(sale, 2), List.of(new RefundLine(1, 1000, 167)), TenderMethod.CASH);
  }

  @Test
  void aLargeSaleNeedsASecondPerson() {
    fixture.upload(till.sell(40_000, CHEAP_TEA));
    open(0, 2);
    press("accept");
    decide("团购");
    assertThat(page.locator("#withdraw")).isVisible();
    assertThat(page.locator("#confirm")).hasCount(0);
    assertThat(page.getByText("等待另一人复核").first()).isVisible();
    assertThat(sold()).isZero();
    page.context().close();
    page = as(SECOND);
    open(0, 2);
    press("confirm");
    decide("核对过合同");
    assertThat(page.locator("#undo")).isVisible();
    assertThat(sold()).isEqualTo(640_000);
    page.context().close();
  }

  @Test
  void aBranchIsAdoptedAndUndone() {
    TillJournal clone = till.journal.copy();
    Sealed first = till.sell(1000, TestTill.TEA);
    till.journal = clone;
    fixture.upload(first, till.sell(2000, TestTill.TEA), till.closeShift(0, 0));
    open(1, 2);
    press("adopt-branch");
    decide("两台机器");
    assertThat(page.locator("#undo-branch")).isVisible();
    assertThat(sold()).isEqualTo(3 * 16800);
    press("undo-branch");
    decide("弄错了");
    assertThat(page.locator("#adopt-branch")).isVisible();
    assertThat(sold()).isEqualTo(16800);
    press("refuse-branch");
    decide("复制的设备");
    list("");
    assertThat(page.getByText("没有符合条件的记录。")).isVisible();
    page.context().close();
  }

  @Test
  void whatCannotBeBelievedIsNotedAndItsAlarmEnds() {
    Sealed sale = till.sell(1000, TestTill.TEA);
    EntrySeal seal = sale.seal();
    byte[] forged = seal.signature().clone();
    forged[10] ^= 1;
    fixture.upload(
        List.of(
            new Sealed(sale.body(), new EntrySeal(seal.previous(), seal.hash(), forged, null))));
    page.navigate("/review/alarms?q=" + till.id());
    assertThat(page.locator("vaadin-grid")).containsText("签名无效");
    list("");
    tick(0).click();
    press("note-chosen");
    decide("测试机误传");
    assertThat(page.getByText("没有符合条件的记录。")).isVisible();
    page.navigate("/review/alarms?q=" + till.id());
    assertThat(page.getByText("没有符合条件的记录。")).isVisible();
    list("&state=SETTLED");
    page.locator("vaadin-grid").getByText("签名无效").locator("visible=true").first().click();
    assertThat(page.locator(".jx-papers")).containsText("测试机误传");
    press("undo");
    decide("还要查");
    assertThat(page.locator("#take-note")).isVisible();
    page.context().close();
  }

  @Test
  void anAlarmIsClearedWithWhatWasDoneAndCountedAtItsOutlet() {
    fixture.upload(till.sell(1000, TestTill.TEA));
    TestTill waiting = fixture.till(1);
    fixture.upload(waiting.openShift(0));
    waiting.sell(1000, TestTill.TEA);
    fixture.upload(waiting.sell(1000, TestTill.TEA));
    page.navigate("/review/outlets");
    page.getByText(Pattern.compile("缺口 \\d+")).first().click();
    assertThat(page.locator("vaadin-grid")).containsText("第 3 条之前有缺");
    page.navigate("/review/alarms?q=" + waiting.id());
    page.locator("vaadin-grid").getByText("标记已处理").click();
    decide("已联系摊主");
    assertThat(page.getByText("没有符合条件的记录。")).isVisible();
    page.context().close();
  }
}
