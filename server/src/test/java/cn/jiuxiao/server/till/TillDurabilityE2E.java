package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.Cable;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TillPage;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till wrote outlives a killed browser and a full disk, and leaves by a file. */
class TillDurabilityE2E extends TillScene {
  private static final String BACKGROUND_TAGS =
      "() => navigator.serviceWorker.ready.then((worker) => worker.sync.getTags())";

  @TempDir Path profile;

  @Test
  void aBrowserKilledBetweenPayAndDoneSellsOnceOrNotAtAllAndKnowsWhich() {
    long kiosk = kiosks.add(ORGANIZER, outlet, "机").storedId();
    String code = kiosks.issueCode(ORGANIZER, kiosk).code().grouped();
    try (var cable = new Cable(server.getPort())) {
      String base = "http://localhost:" + cable.port();
      try (var browserOfTheDay = KilledBrowser.start(profile)) {
        var till = new TillPage(browserOfTheDay.page());
        till.enrol(base + "/kiosk/#enrol=" + code).signIn(cashier, PIN).openShift("200");
        till.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        till.hasUnsent(0);
        cable.cut();
        till.scan(TEA_CODE).owes("168.00").toPayment("WECHAT");
        till.page().evaluate("() => document.querySelector('#complete').click()");
      }
      try (var restarted = KilledBrowser.start(profile)) {
        var till = new TillPage(restarted.page());
        till.page().navigate(base + "/kiosk/");
        till.signIn(cashier, PIN);
        var done = till.page().locator("#done");
        var paying = till.page().locator("#complete");
        assertThat(done.or(paying)).isVisible();
        if (paying.isVisible()) { // it was not written: the customer's money is still to be counted
          till.page().locator("#method-WECHAT").click();
          paying.click();
        }
        assertThat(done).isVisible();
        till.hasUnsent(1);
        cable.restore();
        till.sync().hasUnsent(0);
      }
      assertThat(
              sql.number(
                  "SELECT count(*) FROM sale WHERE terminal_id IN " + Device.TERMINALS, kiosk))
          .isEqualTo(1);
    }
  }

  @Test
  void aFullDeviceFinishesTheSaleThatIsBeingPaidAndBeginsNoOther() {
    try (var device = new Device()) {
      CDPSession devTools = device.context.newCDPSession(device.till.page());
      quota(device, devTools, 120_000_000);
      device.enrolled();
      keepsWhatTheServerHasHadForLong(device.till);
      device.till.scan(TEA_CODE).owes("168.00").toPayment("WECHAT");
      quota(device, devTools, usage(device, devTools));
      fillUp(device.till);
      device.till.page().locator("#complete").click();
      device.till.nextSale();
      Page page = device.till.page();
      assertThat(page.locator("#banner-full")).isVisible();
      device.till.scan(TEA_CODE).owes("168.00");
      assertThat(page.locator("#pay")).isDisabled();
      device.till.hasUnsent(0);
      device.cable.cut();
      device.till.refundOnePieceOf(2, "168.00").hasUnsent(1);
      page.locator("#nav-device").click();
      page.waitForDownload(() -> page.locator("#export").click());
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(3, 1);
      assertThat(page.locator("#banner-full")).isVisible();
      page.locator("#free-room").click();
      assertThat(page.locator("#banner-full")).hasCount(0);
    }
  }

  /** The browser is told that the network is back, as a phone's would find out. */
  @Test
  void whatIsUnsentGoesOnAfterTheTillWasClosed() {
    try (var device = new Device().enrolled()) {
      device.cable.cut();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.hasUnsent(1);
      Page another = device.context.newPage();
      CDPSession devTools = device.context.newCDPSession(another);
      var registrations = new ArrayList<String>();
      devTools.on(
          "ServiceWorker.workerRegistrationUpdated",
          told -> registrations.add(registrationIn(told)));
      devTools.send("ServiceWorker.enable");
      another.waitForCondition(() -> !registrations.isEmpty());
      assertThat(device.till.page().evaluate(BACKGROUND_TAGS)).isEqualTo(List.of("jiuxiao-upload"));
      device.till.page().close();
      device.cable.restore();
      var back = new JsonObject();
      back.addProperty("origin", "http://localhost:" + device.cable.port());
      back.addProperty("registrationId", registrations.getFirst());
      back.addProperty("tag", "jiuxiao-upload");
      back.addProperty("lastChance", false);
      devTools.send("ServiceWorker.dispatchSyncEvent", back);
      another.waitForCondition(() -> device.count("journal_entry") == 2);
      device.serverHas(2, 1);
    }
  }

  private static String registrationIn(JsonObject told) {
    var all = told.getAsJsonArray("registrations");
    return all.get(0).getAsJsonObject().get("registrationId").getAsString();
  }

  private static void quota(Device device, CDPSession devTools, long bytes) {
    var asked = new JsonObject();
    asked.addProperty("origin", "http://localhost:" + device.cable.port());
    asked.addProperty("quotaSize", bytes);
    devTools.send("Storage.overrideQuotaForOrigin", asked);
  }

  private static long usage(Device device, CDPSession devTools) {
    var asked = new JsonObject();
    asked.addProperty("origin", "http://localhost:" + device.cable.port());
    return devTools.send("Storage.getUsageAndQuota", asked).get("usage").getAsLong();
  }

  /**
   * An entry of a shift that is closed, as large as very many, so that forgetting it makes room.
   */
  private static void keepsWhatTheServerHasHadForLong(TillPage till) {
    inDatabase(
        till,
        """
        const random = new Uint8Array(40_000_000);
        for (let at = 0; at < random.length; at += 65_536) crypto.getRandomValues(random.subarray(at, at + 65_536));
        journal.openCursor().onsuccess = (event) => {
          const first = event.target.result.value;
          journal.put({ ...first, seq: -1, shift: -1, answeredAt: first.answeredAt - 36 * 86_400_000, body: random });
        };
        """);
  }

  /** Chromium remembers for a while that there was room; a write too large makes it look again. */
  private static void fillUp(TillPage till) {
    Object became =
        till.page()
            .evaluate(
                """
                () => new Promise((done) => {
                  const opened = indexedDB.open('filler', 1);
                  opened.onupgradeneeded = () => opened.result.createObjectStore('rubbish');
                  opened.onsuccess = () => {
                    const transaction = opened.result.transaction('rubbish', 'readwrite');
                    transaction.objectStore('rubbish').put(new Blob([new Uint8Array(130e6)]), 1);
                    transaction.oncomplete = () => done('written');
                    transaction.onabort = () => done(transaction.error.name);
                  };
                })
                """);
    assertThat(became).isEqualTo("QuotaExceededError");
  }

  @Test
  void whatATillExportedIsHandedInAtTheConsoleAndCountsOnceThoughTheTillSendsItToo()
      throws Exception {
    try (var device = new Device().enrolled()) {
      device.cable.cut();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.scan(TEA_CODE).owes("168.00").pay("ALIPAY").nextSale();
      Page page = device.till.page();
      page.locator("#nav-device").click();
      Download file = page.waitForDownload(() -> page.locator("#export").click());
      assertThat(file.suggestedFilename()).endsWith("-2-3.ndjson.gz");

      Page desk = browser.desktop(server.getURI().toString());
      desk.navigate(TestSignIn.path(ORGANIZER));
      desk.navigate("/terminals");
      desk.locator("a[href='/carry']").click();
      desk.locator("vaadin-upload input[type=file]")
          .setInputFiles(
              new FilePayload(
                  file.suggestedFilename(), "application/gzip", Files.readAllBytes(file.path())));
      assertThat(desk.locator("#carried")).containsText("新记账");
      assertThat(desk.locator("#carried")).containsText("2 – 3");
      device.serverHas(3, 2);

      device.till.hasUnsent(2);
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(3, 2);
    }
  }
}
