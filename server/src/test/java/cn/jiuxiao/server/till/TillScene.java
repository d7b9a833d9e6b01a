package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.BLACK_TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.kiosks.Cashiers;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.Cable;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TillPage;
import com.microsoft.playwright.BrowserContext;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A booth that sells tea at 168 yuan, and devices that become its tills, each by a cable. */
abstract class TillScene extends ServerTest {
  static final String PIN = "2468";
  static final String TEA_CODE = "6901234567892";
  static final String UPLOAD = "/api/kiosk/entries";

  @Inject PlaceFixture places;
  @Inject FairFixture fairs;
  @Inject PriceLists priceLists;
  @Inject Kiosks kiosks;
  @Inject Cashiers cashiers;
  @Inject Sql sql;
  Browser browser;
  long outlet;
  long cashier;

  @BeforeAll
  void aBoothThatSellsTea() {
    assertThat(getClass().getResource("/META-INF/resources/kiosk/index.html"))
        .as("the till's files: build kiosk-ui without -Dskip.npm")
        .isNotNull();
    places.make();
    places.eligible(TEA, "POOR_COUNTY", LocalDate.of(2019, 1, 1));
    outlet = fairs.teaOutlet(ORGANIZER, "十月展销会");
    teaCosts(16800L);
    cashier = cashiers.add(ORGANIZER, outlet, "张三", false, PIN).storedId();
    browser = Browser.open();
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  void teaCosts(long fen) {
    priceLists.change(
        ORGANIZER, outlet, List.of(new OfferChange(TEA, fen), new OfferChange(BLACK_TEA, 32000L)));
  }

  /** One device at the end of its own cable. */
  final class Device implements AutoCloseable {
    static final String TERMINALS = "(SELECT id FROM terminal WHERE kiosk_id = ?)";

    final Cable cable = new Cable(server.getPort());
    final BrowserContext context;
    final long kiosk = kiosks.add(ORGANIZER, outlet, "机").storedId();
    final TillPage till;

    Device() {
      this(browser);
    }

    Device(Browser browser) {
      context = browser.context("http://localhost:" + cable.port(), 1280, 800, "zh-CN");
      till = new TillPage(context.newPage());
    }

    Device enrolled() {
      String code = kiosks.issueCode(ORGANIZER, kiosk).code().grouped();
      till.enrol("/kiosk/#enrol=" + code).signIn(cashier, PIN).openShift("200");
      till.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
      till.hasUnsent(0);
      return this;
    }

    /** How many rows of a table are this kiosk's, whichever terminal it was. */
    long count(String table) {
      return sql.number(
          "SELECT count(*) FROM " + table + " WHERE terminal_id IN " + TERMINALS, kiosk);
    }

    /** Every entry, once, on the chain, and none parked. */
    void serverHas(int entries, int sales) {
      assertThat(count("journal_entry")).isEqualTo(entries);
      assertThat(count("sale")).isEqualTo(sales);
      assertThat(
              sql.number(
                  "SELECT max(seq) FROM journal_entry WHERE branch = 0 AND terminal_id IN "
                      + TERMINALS,
                  kiosk))
          .isEqualTo(entries);
    }

    void awaitServer(String table, long rows) {
      till.page().waitForCondition(() -> count(table) == rows);
    }

    @Override
    public void close() {
      context.close();
      cable.close();
    }
  }

  /** Runs in the page with its database at hand, in one transaction over journal and state. */
  static Object inDatabase(TillPage till, String statements) {
    return till.page()
        .evaluate(
            """
            () => new Promise((done, fail) => {
              const opened = indexedDB.open('jiuxiao-till');
              opened.onerror = () => fail(opened.error);
              opened.onsuccess = () => {
                const transaction = opened.result.transaction(['journal', 'state'], 'readwrite');
                const [journal, state] = [transaction.objectStore('journal'), transaction.objectStore('state')];
                let result = null;
                %s
                transaction.oncomplete = () => { opened.result.close(); done(result); };
                transaction.onabort = () => fail(transaction.error);
              };
            })
            """
                .formatted(statements));
  }

  /** All that the browser keeps of the till, bytes read as text. */
  static String keptOnTheDevice(TillPage till) {
    return (String)
        till.page()
            .evaluate(
                """
              async () => {
                const asked = (request) => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = () => fail(request.error); });
                const text = (_, value) => ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
                const database = await asked(indexedDB.open('jiuxiao-till'));
                const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
                for (const name of database.objectStoreNames)
                  kept.push(name, JSON.stringify(await asked(database.transaction(name).objectStore(name).getAll()), text));
                database.close();
                return kept.join('\\n');
              }
              """);
  }
}
