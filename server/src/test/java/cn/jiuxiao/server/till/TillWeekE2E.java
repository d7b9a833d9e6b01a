package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.Cable;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.TillPage;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A market without a network: a week of days, each in a browser that was started anew. */
class TillWeekE2E extends TillScene {
  private static final int DAYS = 7;

  @TempDir Path profile;
  @Inject MovableClock serverClock;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(MovableClock.PROPERTY, "true");
  }

  @Test
  void aWeekWithoutANetworkArrivesOnceAndEverySaleOnItsOwnDay() {
    long kiosk = kiosks.add(ORGANIZER, outlet, "机").storedId();
    String code = kiosks.issueCode(ORGANIZER, kiosk).code().grouped();
    Instant start = serverClock.instant();
    try (var cable = new Cable(server.getPort())) {
      String till = "http://localhost:" + cable.port() + "/kiosk/";
      try (var firstDay = KilledBrowser.start(profile)) {
        TillPage page = new TillPage(firstDay.page());
        page.enrol(till + "#enrol=" + code).signIn(cashier, PIN).openShift("200");
        page.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.hasUnsent(0);
        cable.cut();
        sellAndClose(page, 2);
      }
      for (int day = 1; day <= DAYS; day++) {
        try (var browserOfTheDay = KilledBrowser.start(profile)) {
          TillPage page = morning(browserOfTheDay, till, start.plus(Duration.ofDays(day)));
          page.openShift("200").hasUnsent(3 * day);
          page.page().reload();
          sellAndClose(page.isReady(), 3 * day + 2);
          if (day == DAYS) {
            serverClock.forward(Duration.ofDays(DAYS));
            cable.restore();
            page.sync().hasUnsent(0);
          }
        }
      }
    }
    assertThat(count(kiosk, "entry_judgement", " AND outcome = 'RECORDED'"))
        .as("open, sell, close; each day")
        .isEqualTo(count(kiosk, "journal_entry", ""))
        .isEqualTo(3L * (DAYS + 1));
    assertThat(businessDays(kiosk)).isEqualTo(daysFrom(start));
  }

  /** No network and no session: the PIN is checked on the device. */
  private TillPage morning(KilledBrowser browser, String address, Instant now) {
    var page = new TillPage(browser.page());
    page.page().clock().setFixedTime(now.toEpochMilli());
    page.page().navigate(address);
    return page.signIn(cashier, PIN);
  }

  private static void sellAndClose(TillPage page, int unsent) {
    page.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
    page.closeShift(10_000, 2, "0.00").hasUnsent(unsent);
  }

  private long count(long kiosk, String table, String more) {
    return sql.number(
        "SELECT count(*) FROM " + table + " WHERE terminal_id IN " + Device.TERMINALS + more,
        kiosk);
  }

  private List<LocalDate> businessDays(long kiosk) {
    return sql.list(
        "SELECT business_day FROM sale WHERE terminal_id IN " + Device.TERMINALS + " ORDER BY seq",
        row -> row.getObject(1, LocalDate.class),
        kiosk);
  }

  private static List<LocalDate> daysFrom(Instant start) {
    LocalDate first = LocalDate.ofInstant(start, ZoneId.of("Asia/Shanghai"));
    return IntStream.rangeClosed(0, DAYS).mapToObj(first::plusDays).toList();
  }
}
