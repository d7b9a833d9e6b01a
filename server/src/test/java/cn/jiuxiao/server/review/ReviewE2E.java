package cn.jiuxiao.server.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TillOnTheWire;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sale with a wrong price comes in over the wire and is settled in the browser. */
class ReviewE2E extends ServerTest {
  @Inject ServerKeys keys;
  private JournalFixture fixture;
  private TestTill till;
  private Browser browser;

  @BeforeAll
  void upload() {
    browser = Browser.open();
    fixture = new JournalFixture(database(), keys);
    till = fixture.till(1);
    till.deviceTime = Clock.systemUTC().instant();
    var answer =
        new TillOnTheWire(http(), till)
            .upload(
                till.openShift(0),
                till.sell(1000, new TestTill.Item("P-TEA", 16000, SalesUnit.PIECE)));
    assertThat(answer.body()).contains("\"PARKED\"", "PRICE_DIFFERS");
  }

  @AfterAll
  void end() {
    fixture.close();
    browser.close();
  }

  private static void press(Page page, String id) {
    page.locator("#" + id).click();
  }

  private static void figureIs(Page page, String yuan) {
    page.navigate("/sales");
    assertThat(page.locator(".jx-sum")).containsText(Pattern.compile("总金额 " + yuan + " 元"));
  }

  @Test
  void acceptingAParkedSaleMovesTheFigureAndUndoingItMovesItBack() {
    Page page = browser.desktop(server.getURI().toString());
    page.navigate(TestSignIn.path(TestSignIn.actor(Role.PROGRAMME_OFFICE)));
    figureIs(page, "0\\.00");
    page.navigate("/today");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1 条流水待核")).click();
    assertThat(page.locator("vaadin-grid").getByText("价格与目录不符").locator("visible=true").first())
        .isVisible();
    page.locator("vaadin-grid").getByText("价格与目录不符").locator("visible=true").first().click();
    assertThat(page.locator("h1")).hasText(till.label + "-2 · 销售");
    assertThat(page.locator("tbody tr")).containsText("168.00");
    assertThat(page.getByText("终端签名有效")).isVisible();
    press(page, "accept");
    page.locator("#decision-note textarea").fill("摊主口头改价");
    press(page, "decision-confirm");
    assertThat(page.locator("#undo")).isVisible();
    assertThat(page.getByText("摊主口头改价")).isVisible();
    figureIs(page, "160\\.00");
    page.goBack();
    press(page, "undo");
    press(page, "decision-confirm");
    assertThat(page.locator("#decision-note")).hasAttribute("invalid", "");
    page.locator("#decision-note textarea").fill("弄错了");
    press(page, "decision-confirm");
    assertThat(page.locator("#accept")).isVisible();
    figureIs(page, "0\\.00");
    page.context().close();
  }
}
