package cn.jiuxiao.server;

import static cn.jiuxiao.server.testing.PlaceFixture.BLACK_TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.kiosks.Cashiers;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.Cable;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TillPage;
import cn.jiuxiao.server.testing.UploadCapture;
import cn.jiuxiao.server.tls.ServerAddresses;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job: a till sells, loses its server, sells on, and the office sees every fen, over HTTPS
 * on a name in the network.
 */
class MainJobE2E extends ServerTest {
  private static final String NAME = "till.jiuxiao.test";
  private static final String PIN = "2468";

  @TempDir static Path data;

  @Inject PlaceFixture places;
  @Inject FairFixture fairs;
  @Inject PriceLists priceLists;
  @Inject Kiosks kiosks;
  @Inject Cashiers cashiers;
  @Inject ServerAddresses addresses;
  @Inject UploadCapture capture;

  private Browser browser;
  private String base = "";
  private long outlet;
  private long cashier;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(
        "jiuxiao.data",
        data.toString(),
        "jiuxiao.https.port",
        "-1",
        "jiuxiao.https.names",
        NAME,
        UploadCapture.PROPERTY,
        "true");
  }

  @BeforeAll
  void aBoothThatSellsTeaAndABrowserThatTrustsTheServer() throws Exception {
    assertThat(getClass().getResource("/META-INF/resources/kiosk/index.html"))
        .as("the till's files: build kiosk-ui without -Dskip.npm")
        .isNotNull();
    places.make();
    places.eligible(TEA, "POOR_COUNTY", LocalDate.of(2019, 1, 1));
    outlet = fairs.teaOutlet(ORGANIZER, "十月展销会");
    priceLists.change(
        ORGANIZER,
        outlet,
        List.of(new OfferChange(TEA, 16800L), new OfferChange(BLACK_TEA, 32000L)));
    cashier = cashiers.add(ORGANIZER, outlet, "张三", false, PIN).storedId();
    base = addresses.secure(NAME).orElseThrow().toString();
    browser =
        Browser.open(
            "--host-resolver-rules=MAP " + NAME + " 127.0.0.1",
            "--ignore-certificate-errors-spki-list=" + authority());
  }

  /** As an installed authority would: only what it signed is believed. */
  private static String authority() throws Exception {
    try (var file = Files.newInputStream(data.resolve("tls/authority.crt"))) {
      var key = CertificateFactory.getInstance("X.509").generateCertificate(file).getPublicKey();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return Base64.getEncoder().encodeToString(digest);
    }
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void whatATillSellsWithAndWithoutItsServerTheOfficeSeesToTheFenAndOnlyOnce() {
    try (Cable cable = new Cable(URI.create(base).getPort());
        BrowserContext device = browser.trusting("https://" + NAME + ":" + cable.port());
        BrowserContext desk = browser.trusting(base)) {
      Page office = desk.newPage();
      office.navigate(TestSignIn.path(OFFICE));
      office.navigate("/statistics");
      office.evaluate("() => { window.sameDocument = true; }");
      shows(office, "0.00 元", "0.00 元", "0");

      TillPage till = enrolled(device);
      sellThreeReceipts(till);
      till.hasUnsent(0);
      // 395.20 + 336.00 + 106.56; only the 336.00 are eligible
      shows(office, "837.76 元", "336.00 元", "3");

      cable.cut();
      device.setOffline(true);
      till.page().reload();
      till.isReady();
      sellTwoAndTakeOneBack(till);
      till.hasUnsent(3);
      till.page().reload();
      till.hasUnsent(3);
      shows(office, "837.76 元", "336.00 元", "3");

      cable.restore();
      device.setOffline(false);
      till.hasUnsent(0);
      // + 168.00 + 504.00 − 168.00, all of it eligible
      shows(office, "1,341.76 元", "840.00 元", "5");
      assertThat((Boolean) office.evaluate("() => window.sameDocument === true")).isTrue();
      inItsCell(office, "1,341.76 元");

      List<String> before = everyFigure();
      replay(till.page());
      assertThat(everyFigure()).isEqualTo(before);
      shows(office, "1,341.76 元", "840.00 元", "5");
    }
  }

  /** Browsers keep the cookies of both in one jar, and let HTTP replace no Secure one. */
  @Test
  void whoSignedInOverHttpsCanStillSignInOverHttp() {
    String plain = addresses.plain(NAME).toString();
    try (BrowserContext desk = browser.trusting(base)) {
      Page page = desk.newPage();
      for (String scheme : List.of(base, plain, base)) {
        page.navigate(scheme + TestSignIn.path(OFFICE));
        page.navigate(scheme + "/account");
        assertThat(page.locator("h1")).hasText("我的账户");
      }
      assertThat(desk.cookies().stream().map(cookie -> cookie.name + " " + cookie.secure))
          .contains("jiuxiao false", "__Host-jiuxiao true");
    }
  }

  private TillPage enrolled(BrowserContext device) {
    long kiosk = kiosks.add(ORGANIZER, outlet, "一号机").storedId();
    String code = kiosks.issueCode(ORGANIZER, kiosk).code().grouped();
    TillPage till = new TillPage(device.newPage()).enrol("/kiosk/#enrol=" + code);
    assertThat((Boolean) till.page().evaluate("() => isSecureContext")).isTrue();
    assertThat(till.page().url()).startsWith("https://" + NAME + ":");
    till.signIn(cashier, PIN).openShift("200");
    // Only a page under its service worker outlives a reload without the server.
    till.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    return till;
  }

  /** Entries 2, 3 and 4: entry 1 opened the shift. */
  private static void sellThreeReceipts(TillPage till) {
    till.type("石门红茶").weigh("1.235").owes("395.20").payCash("400", "4.80").nextSale();
    till.scan("6901234567892").scan("6901234567892").owes("168.00").isAskedAgain().owes("336.00");
    till.pay("WECHAT").nextSale();
    till.scan("https://" + NAME + "/p/P-0602").weigh("0.333").owes("106.56").pay("ALIPAY");
    till.nextSale();
  }

  private static void sellTwoAndTakeOneBack(TillPage till) {
    till.scan("6901234567892").owes("168.00").payCash("200", "32.00").nextSale();
    till.type("P-0601").type("P-0601").type("P-0601").owes("504.00").pay("UNIONPAY").nextSale();
    till.refundOnePieceOf(3, "168.00");
  }

  /** The large figures of the period; each says itself exactly when it is pointed at. */
  private static void shows(Page office, String total, String eligible, String sales) {
    Locator figures = office.locator(".jx-figures .jx-figure");
    assertThat(figures.nth(0).locator("[title]")).hasAttribute("title", total);
    assertThat(figures.nth(1).locator("[title]")).hasAttribute("title", eligible);
    assertThat(figures.nth(2)).hasText(sales);
  }

  private static void inItsCell(Page office, String total) {
    Locator row =
        office
            .locator(".jx-matrix tbody tr")
            .filter(new Locator.FilterOptions().setHasText("节会展销"));
    // Once under its county, once in the channel's sum.
    assertThat(row.locator("[title='" + total + "']")).hasCount(2);
  }

  /** Every upload again, byte for byte, with the till's own token. */
  private void replay(Page page) {
    List<UploadCapture.Upload> uploads = capture.uploads();
    assertThat(uploads).isNotEmpty();
    for (UploadCapture.Upload upload : uploads) {
      String answer =
          (String)
              page.evaluate(
                  """
                  async ({ body, headers }) => {
                    const bytes = Uint8Array.from(atob(body), (each) => each.charCodeAt(0));
                    const answer = await fetch('/api/kiosk/entries', { method: 'POST', headers, body: bytes });
                    return answer.status + ' ' + (await answer.text());
                  }
                  """,
                  Map.of(
                      "body", upload.bodyBase64(),
                      "headers", upload.headers()));
      assertThat(answer)
          .startsWith("200 ")
          .contains("\"ALREADY_RECORDED\"")
          .doesNotContain("\"RECORDED\"", "PARKED", "FORKED", "EARLY", "UNVERIFIED");
    }
  }

  /** What the office publishes and what stands behind it, as rows of text. */
  private List<String> everyFigure() {
    var rows = new ArrayList<String>();
    for (String table :
        List.of(
            "journal_entry", "entry_judgement", "sale", "refund", "outlet_day", "channel_month")) {
      try (var connection = database().connect();
          var statement = connection.createStatement();
          var result =
              statement.executeQuery("SELECT t::text FROM " + table + " t ORDER BY t::text")) {
        while (result.next()) {
          rows.add(table + " " + result.getString(1));
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(rows).hasSize(7 + 7 + 5 + 1 + 1 + 1);
    return rows;
  }
}
