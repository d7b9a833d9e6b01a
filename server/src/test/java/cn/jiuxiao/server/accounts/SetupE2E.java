package cn.jiuxiao.server.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.ServerTest;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SetupE2E extends ServerTest {
  @Inject FirstVisit firstVisit;
  @Inject Channels channels;
  @Inject Sql sql;

  private static void fill(Page page, String code, String password) {
    page.getByLabel("一次性验证码").fill(code);
    page.getByLabel("新密码", new Page.GetByLabelOptions().setExact(true)).fill(password);
    page.getByLabel("再次输入新密码").fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("创建并登录")).click();
  }

  @Test
  void theFirstVisitorMakesTheAdministratorAndASecondTabIsTold() {
    try (var browser = Browser.open()) {
      Page page = browser.desktop(server.getURI().toString());
      page.navigate("/today");
      assertThat(page.getByText("创建系统管理员账户")).isVisible();
      Page second = browser.desktop(server.getURI().toString());
      second.navigate("/setup");
      assertThat(second.getByText("创建系统管理员账户")).isVisible();

      fill(page, "aaaa-bbbb-cccc-dddd", "丰收的季节 2026");
      assertThat(Browser.shown(page, "一次性验证码不正确")).isVisible();
      assertThat(sql.number("SELECT count(*) FROM user_account")).isZero();

      fill(page, firstVisit.code(), "丰收的季节 2026");
      assertThat(page).hasURL(Pattern.compile("/today$"));
      assertThat(channels.all()).hasSize(9);

      fill(second, firstVisit.code(), "另一个管理员 2026");
      assertThat(second.getByText("管理员账户已经创建")).isVisible();
      assertThat(sql.number("SELECT count(*) FROM user_account")).isEqualTo(1);
      second.navigate("/setup");
      assertThat(second).hasURL(Pattern.compile("/login$"));
    }
  }
}
