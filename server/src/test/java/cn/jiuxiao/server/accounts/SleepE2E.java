package cn.jiuxiao.server.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.programme.Units;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person who goes away from the screen, with a sign-in that sleeps after a few seconds. */
class SleepE2E extends ServerTest {
  @Inject SignIn signIn;
  @Inject Units units;
  @Inject UserAccounts users;
  @Inject Sql sql;
  private Browser browser;
  private Actor office;
  private Page page;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of("jiuxiao.sign-in.idle", "4s");
  }

  @BeforeAll
  void openBrowser() {
    browser = Browser.open();
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  @BeforeEach
  void typeHalfAForm() {
    office = signIn.withScope(Role.PROGRAMME_OFFICE);
    page = signIn.in(browser.desktop(server.getURI().toString()), office);
    page.navigate("/units/new");
    page.getByLabel("简称").fill("石门一中");
    page.getByLabel("全称").fill("石门县第一中学");
  }

  @AfterEach
  void closePage() {
    page.context().close();
  }

  private void goOnAs(String username, String password) {
    var dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("用户名").fill(username);
    dialog
        .getByLabel("密码", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true))
        .fill(password);
    dialog
        .getByRole(
            AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("继续"))
        .click();
  }

  private String usernameOf(Actor actor) {
    return users.find(actor.userId()).orElseThrow().username();
  }

  @Test
  void whoComesBackGoesOnWithWhatTheyHadTyped() {
    assertThat(page.getByText("您离开了一段时间")).isVisible();
    goOnAs(usernameOf(office), "wrong");
    assertThat(Browser.shown(page, "用户名或密码不正确")).isVisible();
    goOnAs(usernameOf(office), TestAccounts.PASSWORD);
    assertThat(page.getByText("您离开了一段时间")).isHidden();
    page.getByLabel("编码").fill("SM-YZ");
    page.getByLabel("类型").click();
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("学校")).click();
    page.getByLabel("县市区").fill("石门");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("石门县")).click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存")).click();
    assertThat(page).hasURL(Pattern.compile("/units/\\d+$"));
    assertThat(units.findByCode("SM-YZ").orElseThrow().name()).isEqualTo("石门县第一中学");
  }

  @Test
  void nothingBeneathCanBeWorkedByAForgedRequestEither() {
    assertThat(page.getByText("您离开了一段时间")).isVisible();
    page.evaluate(
        "[...document.querySelectorAll('vaadin-button')].find(b => b.textContent.includes('保存')).click()");
    page.evaluate("document.querySelector('vaadin-app-layout').remove()");
    assertThat(page.getByText("您离开了一段时间")).isVisible();
    assertThat(sql.number("SELECT count(*) FROM unit WHERE short_name = '石门一中'")).isZero();
  }

  @Test
  void anotherPersonGetsAFreshPage() {
    Actor other = signIn.as(Role.INSPECTOR);
    assertThat(page.getByText("您离开了一段时间")).isVisible();
    goOnAs(usernameOf(other), TestAccounts.PASSWORD);
    assertThat(page).hasURL(Pattern.compile("/today$"));
    assertThat(page.getByText("inspector").first()).isVisible();
  }
}
