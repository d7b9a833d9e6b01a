package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.BLACK_TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.kiosks.ScaleCodes;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.testing.Cable;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TillPage;
import cn.jiuxiao.wire.BadgeCode;
import com.microsoft.playwright.Clock.InstallOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full day of one till, from the float to the office: what the cashiers did, what is in the
 * drawer, what the server stored and what the office reads are the same yuan and the same counts.
 */
class TillDayE2E extends TillScene {
  private static final String SUPERVISOR_PIN = "86420975";

  /** The last entry before the network goes. */
  private static final int GRANTED = 16;

  private static final String PHONE = "13812345678";

  @TempDir Path profile;

  @Inject MovableClock clock;
  @Inject ScaleCodes scaleCodes;
  @Inject ServerKeys keys;

  private long kiosk;
  private LocalDate day = LocalDate.MIN;
  private long secondCashier;
  private final List<Long> closings = new ArrayList<>();

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(MovableClock.PROPERTY, "true");
  }

  @Test
  void aFullDayFromTheFloatToTheOfficeIsTheSameToTheFenEverywhere() {
    beginsTheDay();
    try (var cable = new Cable(server.getPort())) {
      ShiftSums first;
      long seq;
      try (var browserOfTheDay = KilledBrowser.start(profile)) {
        DayTill till = opens(browserOfTheDay, cable);
        theMorning(till);
        itIs("11:00", till);
        granted(till);
        till.till().hasUnsent(0);
        cable.cut();
        itIs("12:00", till);
        noonWithoutANetwork(till);
        till.till().hasUnsent((int) (till.seq - GRANTED));
        itIs("14:00", till);
        till.till().scan(TEA_CODE).owes("168.00").toPayment("ALIPAY");
        till.at("complete").evaluate("button => button.click()");
        first = till.sums;
        seq = till.seq;
      }
      try (var restarted = KilledBrowser.start(profile)) {
        DayTill till = comesBack(restarted, cable, first, seq);
        itIs("16:00", till);
        handsOver(till);
        itIs("18:00", till);
        theNetworkReturns(till, cable);
        theEvening(till);
        itIs("20:00", till);
        closings.add(till.closes("1.5"));
        till.reportShows(closings.getLast());
        till.look("12-z-report").till().hasUnsent(0);
        DayBooks books = books();
        books.serverHas(till.seq, first, till.sums, closings);
        books.officeReads(outlet, day, first, till.sums);
      }
    }
  }

  private void beginsTheDay() {
    day = LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(1);
    clock.forward(Duration.between(clock.instant(), day.atTime(8, 30).atZone(clock.getZone())));
    kiosk = kiosks.add(ORGANIZER, outlet, "机").storedId();
    cashiers.add(ORGANIZER, outlet, "李主管", true, SUPERVISOR_PIN);
    secondCashier = cashiers.add(ORGANIZER, outlet, "王五", false, PIN).storedId();
    scaleCodes.addPattern(ORGANIZER, outlet, "21IIIIIWWWWWC");
    scaleCodes.call(ORGANIZER, outlet, "00123", BLACK_TEA);
  }

  private DayBooks books() {
    return new DayBooks(sql, kiosk, this::console);
  }

  private Page console(Actor actor, String path) {
    Page page = browser.desktop(server.getURI().toString());
    page.navigate(TestSignIn.path(actor));
    page.navigate(path);
    return page;
  }

  /** Server and page alike: the till is told no wrong time today. */
  private void itIs(String time, DayTill till) {
    Duration until =
        Duration.between(
            clock.instant(), day.atTime(LocalTime.parse(time)).atZone(clock.getZone()));
    clock.forward(until);
    till.till().page().clock().fastForward(until.toMillis());
  }

  private TillPage device(KilledBrowser opened) {
    Page page = opened.page();
    page.setViewportSize(DayTill.SIZE.width, DayTill.SIZE.height);
    page.clock().install(new InstallOptions().setTime(clock.millis()));
    return new TillPage(page);
  }

  private DayTill opens(KilledBrowser opened, Cable cable) {
    TillPage till = device(opened);
    String code = kiosks.issueCode(ORGANIZER, kiosk).code().grouped();
    till.enrol("http://localhost:" + cable.port() + "/kiosk/#enrol=" + code)
        .signIn(cashier, PIN)
        .openShift("200");
    till.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    till.hasUnsent(0);
    return new DayTill(till, new ShiftSums(ShiftSums.fen("200")), 1);
  }

  /** Entries 2 to 8, one of them held while another is paid. */
  private static void theMorning(DayTill day) {
    TillPage till = day.look("01-sell").till();
    till.scan(TEA_CODE).owes("168.00");
    day.toPayment().look("02-payment").paidCash("168.00", "168.00", "200", "32.00");
    till.scan(TEA_CODE).scan(TEA_CODE);
    day.look("03-twice");
    till.isAskedAgain().owes("336.00");
    day.toPayment().paid("WECHAT", "336.00", "336.00");
    till.type("石门红茶").weigh("0.333").owes("106.56");
    day.toPayment().paid("ALIPAY", "106.56", "0.00");
    day.openPrice("手提袋", "12.5");
    day.toPayment().paidCash("12.50", "0.00", "20", "7.50");
    till.scan("2100123012350").owes("395.20");
    day.toPayment().paid("UNIONPAY", "395.20", "0.00");
    till.scan(TEA_CODE).owes("168.00");
    day.at("hold").click();
    day.openPrice("茶样", "5");
    day.toPayment().paidCash("5.00", "0.00", "10", "5.00");
    day.at("recall").click();
    day.at("held-1").click();
    till.owes("168.00");
    day.toPayment().paidCash("168.00", "168.00", "168", "0.00");
  }

  /** Everything that a till may grant, and who buys; entries 9 to 16. */
  private void granted(DayTill day) {
    TillPage till = day.till();
    till.scan(TEA_CODE).type("石门红茶").weigh("0.5").owes("328.00");
    day.discountsLine(1, "5", "8.40");
    till.owes("319.60");
    day.look("04-discount");
    day.toPayment().paid("WECHAT", "319.60", "159.60");
    till.scan(TEA_CODE).owes("168.00");
    day.openPrice("茶具", "32");
    day.toPayment().discountsReceipt("10");
    day.look("05-receipt-discount");
    day.paidCash("190.00", "159.60", "200", "10.00");
    till.scan(TEA_CODE).owes("168.00");
    day.anotherPrice(1, "150", SUPERVISOR_PIN);
    till.owes("150.00");
    day.toPayment().paid("WECHAT", "150.00", "150.00");
    till.type("石门红茶").weigh("0.333").owes("106.56");
    day.toPayment().roundsDown("0.56");
    day.paidCash("106.00", "0.00", "110", "4.00");
    till.type("P-0601").type("P-0601").owes("336.00");
    day.toPayment().paidPart("WECHAT", "100");
    day.at("method-CASH").click();
    day.owes("236.00");
    day.at("received").fill("240");
    day.at("complete").click();
    day.sold("336.00", "336.00", Map.of("WECHAT", "100.00", "CASH", "236.00"));
    till.type("P-0601").type("P-0601").type("P-0601").owes("504.00");
    day.toPayment().puts("504.00", "504.00", "市一中食堂");
    till.scan(BadgeCode.sign(new byte[16], keys.badges().getPrivate()).text());
    till.scan(TEA_CODE).owes("168.00");
    day.toPayment().paid("WECHAT", "168.00", "168.00");
    day.isBoughtBy(PHONE);
    day.look("06-visitor");
    till.type("石门红茶").weigh("0.25").owes("80.00");
    day.toPayment().paid("ALIPAY", "80.00", "0.00");
  }

  /** Entries 17 to 26: sales, a void, three refunds, cash in and out, people who only look. */
  private static void noonWithoutANetwork(DayTill day) {
    TillPage till = day.till();
    till.scan(TEA_CODE).owes("168.00");
    day.toPayment().paidCash("168.00", "168.00", "200", "32.00");
    day.isBoughtBy(PHONE);
    till.type("石门红茶").weigh("0.1").owes("32.00");
    day.toPayment().paid("WECHAT", "32.00", "0.00");
    till.scan(TEA_CODE).owes("168.00");
    day.toPayment().paidCash("168.00", "168.00", "170", "2.00");
    day.voids(19, "168.00", "168.00", "CASH");
    day.takesBack(3, false, "168.00", "168.00", Map.of("WECHAT", "168.00"));
    day.takesBack(12, true, "106.00", "0.00", Map.of("CASH", "106.00"));
    day.takesBack(13, false, "168.00", "168.00", Map.of("WECHAT", "100.00", "CASH", "68.00"));
    day.moves("IN", "50", "换零钱");
    day.moves("OUT", "300", "送银行");
    day.threeComeBy();
    day.look("07-offline");
    for (String page : new String[] {"receipts", "shift", "device", "sell"}) {
      day.at("nav-" + page).click();
      day.look("08-offline-" + page);
    }
  }

  /** Killed between pay and done: it was sold, or it still waits to be paid. Entries 27 and 28. */
  private DayTill comesBack(KilledBrowser restarted, Cable cable, ShiftSums first, long seq) {
    TillPage till = device(restarted);
    till.page().navigate("http://localhost:" + cable.port() + "/kiosk/");
    till.signIn(cashier, PIN);
    var day = new DayTill(till, first, seq);
    Locator paying = day.at("complete");
    assertThat(day.at("done").or(paying)).isVisible();
    if (paying.isVisible()) {
      day.at("method-ALIPAY").click();
      paying.click();
    }
    assertThat(day.at("done")).isVisible();
    day.look("09-done-after-the-kill");
    day.sold("168.00", "168.00", Map.of("ALIPAY", "168.00"));
    till.type("石门红茶").weigh("0.2").owes("64.00");
    day.toPayment().paidCash("64.00", "0.00", "100", "36.00");
    till.hasUnsent((int) (day.seq - GRANTED));
    return day;
  }

  /** Six yuan are missing, and what was counted is what the next begins with. */
  private void handsOver(DayTill day) {
    long counted = day.closes("-6");
    closings.add(counted);
    day.reportShows(counted);
    day.look("10-first-z-report");
    day.at("hand-over").click();
    day.till().signIn(secondCashier, PIN);
    assertThat(day.at("handed")).containsText("张三");
    assertThat(day.at("handed")).containsText(ShiftSums.money(counted));
    day.look("11-handed-over");
    day.at("open-shift").click();
    day.till().isReady();
    day.opens(new ShiftSums(counted));
    day.till().scan(TEA_CODE).owes("168.00");
    day.toPayment().paid("WECHAT", "168.00", "168.00");
  }

  /** The answer to the first upload is lost, so that all of it is sent twice. */
  private void theNetworkReturns(DayTill day, Cable cable) {
    cable.restore();
    cable.cutInAnswerTo(UPLOAD);
    day.till().sync();
    day.till().page().waitForCondition(cable::isCut);
    assertThat(books().entries()).isEqualTo(day.seq);
    day.till().hasUnsent((int) (day.seq - GRANTED));
    cable.restore();
    day.till().sync().hasUnsent(0);
  }

  /** What the first cashier sold comes back in the shift of the second. */
  private static void theEvening(DayTill day) {
    day.till().scan(TEA_CODE).owes("168.00");
    day.toPayment().paidCash("168.00", "168.00", "200", "32.00");
    day.takesBack(2, true, "168.00", "168.00", Map.of("CASH", "168.00"));
  }
}
