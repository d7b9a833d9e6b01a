package cn.jiuxiao.server.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.SignIn;
import cn.jiuxiao.server.testing.TestDatabase;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FormDraftE2E {
  private final TestDatabase database = TestDatabase.create();

  private EmbeddedServer start(int port) {
    Map<String, Object> properties = new HashMap<>(database.properties());
    properties.put("micronaut.server.port", port);
    return ApplicationContext.run(EmbeddedServer.class, properties);
  }

  private static void signIn(Page page, String username) {
    page.locator("vaadin-login-form input[name=username]").fill(username);
    page.locator("vaadin-login-form input[name=password]").fill(TestAccounts.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录").setExact(true))
        .click();
  }

  private static void typeHalf(Page page, Sql sql) {
    page.getByLabel("全称").fill("古丈县茶叶协会");
    page.getByLabel("县市区").fill("古丈");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("古丈县")).click();
    page.getByLabel("类型").click();
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("群团组织")).click();
    assertThat(page.getByText(Pattern.compile("草稿已于 \\d\\d:\\d\\d 自动保存"))).isVisible();
    // Text is kept a moment after the last key.
    page.waitForCondition(
        () ->
            sql.number(
                    "SELECT count(*) FROM form_draft WHERE content::text LIKE '%茶叶协会%'"
                        + " AND content::text LIKE '%PEOPLES%'")
                == 1);
  }

  @Test
  void aLongFormIsRestoredAfterTheServerWasRestarted() {
    EmbeddedServer first = start(-1);
    int port = first.getPort();
    try (var browser = Browser.open()) {
      SignIn people = first.getApplicationContext().getBean(SignIn.class);
      Actor office = people.withScope(Role.PROGRAMME_OFFICE);
      String username = "test" + office.userId();
      Page page = browser.desktop(first.getURI().toString());
      page.navigate("/units/new");
      signIn(page, username);
      typeHalf(page, first.getApplicationContext().getBean(Sql.class));
      first.stop();

      try (EmbeddedServer second = start(port)) {
        page.navigate("/units/new");
        signIn(page, username);
        assertThat(page.getByText(Pattern.compile("有一份 \\d\\d:\\d\\d 的草稿"))).isVisible();
        assertThat(page.getByLabel("全称")).hasValue("");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("恢复")).click();
        assertThat(page.getByLabel("全称")).hasValue("古丈县茶叶协会");
        assertThat(page.getByLabel("县市区")).hasValue("古丈县");
        page.getByLabel("简称").fill("古丈茶协");
        page.getByLabel("编码").fill("GZ-CX");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存")).click();
        assertThat(page).hasURL(Pattern.compile("/units/\\d+$"));
        Sql sql = second.getApplicationContext().getBean(Sql.class);
        assertThat(
                sql.number(
                    "SELECT count(*) FROM unit WHERE code = 'GZ-CX' AND region_code = '433126' AND kind = 'PEOPLES_ORGANIZATION'"))
            .isEqualTo(1);
        assertThat(sql.number("SELECT count(*) FROM form_draft")).isZero();
      }
    }
  }
}
