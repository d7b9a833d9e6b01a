package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.PlaceFixture.BLACK_TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TillPage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What axe-core can see of WCAG 2.2 AA, on every screen of a till, by day and by night. */
class TillAccessibilityE2E extends ServerTest {
  private static final String PIN = "2468";
  private static final String UNKNOWN_CODE = "6900000000014";
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** One line an element. */
  private static final String RUN =
      """
      async tags => (await axe.run({runOnly: tags, resultTypes: ['violations']})).violations.flatMap(
          rule => rule.nodes.map(node => `${node.target}: ${node.failureSummary}`))
      """;

  @Inject PlaceFixture places;
  @Inject FairFixture fairs;
  @Inject PriceLists priceLists;
  @Inject Kiosks kiosks;
  @Inject Cashiers cashiers;

  private final List<String> violations = new ArrayList<>();
  private String axe = "";
  private Browser browser;
  private long outlet;
  private long cashier;

  @BeforeAll
  void aBoothThatSellsTea() throws Exception {
    places.make();
    outlet = fairs.teaOutlet(ORGANIZER, "十月展销会");
    priceLists.change(
        ORGANIZER,
        outlet,
        List.of(new OfferChange(TEA, 16800L), new OfferChange(BLACK_TEA, 32000L)));
    cashier = cashiers.add(ORGANIZER, outlet, "张三", true, PIN).storedId();
    try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/axe.min.js"))) {
      axe = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    browser = Browser.open();
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void everyScreenOfAPhonesTillKeepsTheRules() {
    Page page = browser.phone(server.getURI().toString());
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    var till = new TillPage(page);
    enrolAndOpen(till);
    sell(till);
    lookBack(till);
    assertThat(violations).isEmpty();
  }

  private void enrolAndOpen(TillPage till) {
    long kiosk = kiosks.add(ORGANIZER, outlet, "一号机").storedId();
    String code = kiosks.issueCode(ORGANIZER, kiosk).code().grouped();
    till.page().navigate("/kiosk/#enrol=" + code);
    look(till, "enrol");
    till.page().locator("#enrol").click();
    look(till, "cashier-" + cashier);
    till.page().locator("#cashier-" + cashier).click();
    look(till, "pin");
    till.page().locator("#pin").fill(PIN);
    till.page().locator("#sign-in").click();
    look(till, "float");
    till.openShift("200");
  }

  private void sell(TillPage till) {
    look(till, "search");
    eachKeyDoesOneThing(till);
    whatIsUnknownIsSearchedFor(till);
    till.page().locator("#product-P-0601").click();
    till.page().locator("#product-P-0602").click();
    look(till, "quantity");
    till.weigh("1.235");
    till.page().locator("#toggle-cart").click();
    look(till, "line-1");
    till.page().locator("#line-1 .what").click();
    till.page().locator("#grant-line").click();
    look(till, "give-discount");
    till.page().keyboard().press("Escape");
    till.page().locator("#toggle-cart").click();
    till.page().locator("#headcount").click();
    look(till, "people-done");
    till.page().keyboard().press("Escape");
    till.page().locator("#scan").click();
    look(till, "close-camera");
    till.page().locator("#close-camera").click();
    till.page().locator("#open-price").click();
    look(till, "open-price-amount");
    till.page().keyboard().press("Escape");
    pay(till);
  }

  private void pay(TillPage till) {
    till.page().locator("#pay").click();
    look(till, "received");
    eachKeyDoesOneThing(till);
    till.page().locator("#scan").click();
    look(till, "close-camera");
    eachKeyDoesOneThing(till);
    till.page().keyboard().press("Escape");
    till.page().locator("#method-ON_ACCOUNT").click();
    till.page().locator("#complete").click();
    look(till, "put-on-account");
    till.page().keyboard().press("Escape");
    till.page().locator("#method-WECHAT").click();
    look(till, "amount");
    till.page().locator("#complete").click();
    look(till, "done");
    till.nextSale();
  }

  private static void whatIsUnknownIsSearchedFor(TillPage till) {
    till.scan(UNKNOWN_CODE);
    assertThat(till.page().locator("#offer")).isVisible();
    till.page().keyboard().press("Insert");
    assertThat(till.page().locator("#search input")).hasValue(UNKNOWN_CODE);
    assertThat(till.page().locator("jx-goods-grid")).containsText(UNKNOWN_CODE);
    till.page().keyboard().press("Escape");
  }

  private void lookBack(TillPage till) {
    till.page().locator("#nav-receipts").click();
    look(till, "entry-2");
    till.page().navigate("/kiosk/#/receipts/at/AAAAAAAAAAAAAAAAAAAAAA");
    look(till, "elsewhere-problem");
    till.page().locator("#nav-receipts").click();
    till.page().locator("#entry-2").click();
    look(till, "refund");
    eachKeyDoesOneThing(till);
    till.page().locator("#void").click();
    look(till, "ask-confirm");
    till.page().locator("#ask-cancel").click();
    till.page().locator("#refund").click();
    look(till, "refund-line-1");
    eachKeyDoesOneThing(till);
    till.page().locator("#nav-shift").click();
    look(till, "x-report");
    eachKeyDoesOneThing(till);
    till.page().locator("#move-cash").click();
    look(till, "cash-amount");
    till.page().keyboard().press("Escape");
    till.page().locator("#close-shift").click();
    look(till, "confirm-close");
    till.page().locator("#nav-device").click();
    look(till, "unenrol");
    eachKeyDoesOneThing(till);
    till.page().locator("#choose-printer").click();
    look(till, "printer-SERIAL");
    till.page().keyboard().press("Escape");
    till.page().locator("#show-characters").click();
    look(till, "show-pictures");
    till.page().locator("#nav-receipts").click();
    till.page().locator("#scan").click();
    look(till, "close-camera");
    till.page().locator("#close-camera").click();
    closeAndLookBack(till);
  }

  private void closeAndLookBack(TillPage till) {
    till.closeShift(10000, 2, "0.00");
    look(till, "z-report");
    till.page().locator("#new-shift").click();
    look(till, "float");
    till.page().keyboard().press("Alt+KeyZ");
    assertThat(till.page().locator("#closed-shifts a").first()).isFocused();
    look(till, "closed-shifts");
    eachKeyDoesOneThing(till);
    till.page().locator("#closed-shifts a").first().click();
    look(till, "z-report");
  }

  /** Two actions that listen to one key are a trap: the list of keys tells each once. */
  private void eachKeyDoesOneThing(TillPage till) {
    till.page().keyboard().press("Alt+KeyK");
    look(till, "keys");
    List<String> keys = till.page().locator("#keys kbd").allTextContents();
    assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
    till.page().locator("#close-keys").click();
    assertThat(till.page().locator("#keys")).hasCount(0);
  }

  /** Once what tells the screen is there. At night only the colours differ. */
  private void look(TillPage till, String id) {
    assertThat(till.page().locator("#" + id).first()).isVisible();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      till.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      if (!(Boolean) till.page().evaluate("() => 'axe' in window")) {
        till.page().evaluate(axe);
      }
      Object found =
          till.page().evaluate(RUN, scheme == ColorScheme.LIGHT ? RULES : List.of("cat.color"));
      for (Object violation : (List<?>) Objects.requireNonNull(found)) {
        violations.add(id + " (" + scheme + "): " + violation);
      }
    }
  }
}
