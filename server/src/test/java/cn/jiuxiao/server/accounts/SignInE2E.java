package cn.jiuxiao.server.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInE2E extends ServerTest {
  @Inject SignIn signIn;
  @Inject OwnAccount own;
  @Inject Accounts accounts;
  private Browser browser;
  private Actor office;

  @BeforeAll
  void someoneToSignIn() {
    browser = Browser.open();
    signIn.as(Role.ADMINISTRATOR);
    office = signIn.as(Role.PROGRAMME_OFFICE);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private Page page() {
    return browser.desktop(server.getURI().toString());
  }

  private static void enter(Page page, String username, String password) {
    page.locator("vaadin-login-form input[name=username]").fill(username);
    page.locator("vaadin-login-form input[name=password]").fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录").setExact(true))
        .click();
  }

  private String username() {
    return own.get(office).username();
  }

  @Test
  void whoSignsInArrivesWhereTheyWereGoingUnderANewSessionId() {
    Page page = page();
    page.navigate("/account");
    assertThat(page).hasURL(Pattern.compile("/login$"));
    String before = sessionId(page);
    enter(page, username(), TestAccounts.PASSWORD);
    assertThat(page).hasURL(Pattern.compile("/account$"));
    assertThat(page.locator("h1")).hasText("我的账户");
    assertThat(sessionId(page)).isNotEqualTo(before);
    page.context().close();
  }

  private static String sessionId(Page page) {
    return page.context().cookies().stream()
        .filter(cookie -> cookie.name.equals("jiuxiao"))
        .findFirst()
        .orElseThrow()
        .value;
  }

  @Test
  void theFifthWrongPasswordLocksTheNameAndSaysForHowLong() {
    Page page = page();
    page.navigate("/login");
    for (int i = 0; i < 5; i++) {
      enter(page, "nobody.here", "guess " + i);
      assertThat(Browser.shown(page, "用户名或密码不正确")).isVisible();
    }
    enter(page, "nobody.here", "guess");
    assertThat(page.getByText(Pattern.compile("请在 \\d+ 秒 后再试"))).isVisible();
    page.context().close();
  }

  @Test
  void signingOutEverywhereThrowsTheOtherBrowserOutAtItsNextRequest() {
    Page page = signIn.in(page(), office);
    page.navigate("/account");
    Page other = signIn.in(page(), office);
    other.navigate("/account");
    assertThat(other.locator("h1")).hasText("我的账户");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("退出其他设备")).click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("全部退出")).click();
    assertThat(page.getByText("其他设备已退出")).isVisible();
    other.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("修改密码")).click();
    assertThat(other).hasURL(Pattern.compile("/login$"));
    page.navigate("/account");
    assertThat(page.locator("h1")).hasText("我的账户");
    page.context().close();
    other.context().close();
  }

  @Test
  void aOneTimePasswordOpensNothingButThePasswordForm() {
    OneTimePassword made =
        accounts.create(
            signIn.as(Role.ADMINISTRATOR),
            new AccountEntry("newcomer", "新人", Role.PROGRAMME_OFFICE, null, null, null, null));
    Page page = page();
    page.navigate("/login");
    enter(page, "newcomer", made.password());
    assertThat(page.getByText("您使用的是一次性密码")).isVisible();
    page.getByLabel("当前密码").fill(made.password());
    page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill("丰收的季节 2026");
    page.getByLabel("再次输入新密码").fill("丰收的季节 2026");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("修改密码")).click();
    assertThat(page).hasURL(Pattern.compile("/today$"));
    page.context().close();
  }

  @Test
  void aCashierGetsNoFurtherThanTheirOwnPage() {
    Page page = signIn.in(page(), signIn.as(Role.CASHIER));
    page.navigate("/today");
    assertThat(page.locator("h1")).hasText("我的账户");
    assertThat(page.getByText("打开收银终端")).isVisible();
    page.context().close();
  }
}
