package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.Console.button;
import static cn.jiuxiao.server.testing.Console.choose;
import static cn.jiuxiao.server.testing.Console.containing;
import static cn.jiuxiao.server.testing.Console.field;
import static cn.jiuxiao.server.testing.Console.named;
import static cn.jiuxiao.server.testing.Console.shot;
import static cn.jiuxiao.server.testing.Console.tab;
import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.stores.StoreFixture;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.wire.EnrolmentCode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The way a person goes, from nothing to a till: fair, hall, grid, exhibitor, booth, prices, code.
 */
class FromFairToTillE2E extends ServerTest {
  @Inject PlaceFixture places;
  @Inject StoreFixture storeFixture;

  @BeforeAll
  void people() {
    places.make();
  }

  @Test
  void anOrganizerSetsUpAFairAndEnrolsATill() {
    try (var browser = Browser.open()) {
      Page page = browser.desktop(server.getURI().toString());
      page.navigate(TestSignIn.path(ORGANIZER));

      page.setDefaultTimeout(10_000);
      try {
        makeFair(page);
        makeBooths(page);
        addExhibitor(page);
        assignBooth(page);
        setPrices(page);
        enrol(page);
      } catch (RuntimeException | AssertionError failure) {
        shot(page, "failure");
        throw failure;
      }
    }
  }

  private static void makeFair(Page page) {
    page.navigate("/fairs");
    button(page, "新建展会").first().click();
    field(page, "展会名称").fill("消费帮扶展销会");
    field(page, "地点").fill("常德国际会展中心");
    choose(page, "县市区", "武陵区");
    Browser.typeDay(field(page, "开始日期"), "2026-10-16");
    Browser.typeDay(field(page, "结束日期"), "2026-10-18");
    button(page, "保存").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("消费帮扶展销会"))).isVisible();
  }

  private static void makeBooths(Page page) {
    tab(page, "平面图");
    button(page, "添加展馆").click();
    field(page, "展馆代码").fill("A");
    field(page, "展馆名称").fill("一号馆");
    button(page, "保存").click();

    button(page, "排布展位").first().click();
    assertThat(page.getByText("共 32 个展位")).isVisible();
    field(page, "排数").fill("2");
    field(page, "排数").press("Enter");
    assertThat(page.getByText("共 16 个展位，占 28 × 10 米，编号 A-01 到 B-08。")).isVisible();
    button(page, "生成展位").click();
    assertThat(page.locator("button.jx-booth")).hasCount(16);
    shot(page, "plan");
  }

  private static void addExhibitor(Page page) {
    tab(page, "参展商");
    button(page, "添加参展商").click();
    choose(page, "经营主体", "石门银峰茶业合作社");
    button(page, "保存").click();
    assertThat(page.locator(".jx-code").filter(containing("V-501"))).isVisible();
  }

  private static void assignBooth(Page page) {
    tab(page, "平面图");
    Locator booth = page.locator("button.jx-booth").filter(containing("A-03"));
    booth.focus();
    booth.press("Enter");
    choose(page, "参展商", "石门银峰茶业合作社");
    button(page, "分配").click();
    assertThat(booth).hasAttribute("data-state", "assigned");
    assertThat(booth).containsText("石门银峰茶业合作社");
    shot(page, "assigned");
    booth.click();
  }

  private void setPrices(Page page) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("价目表、收银终端与收银员")).click();
    page.getByText("整批上架", new Page.GetByTextOptions().setExact(true)).click();
    page.getByText("石门银峰茶业合作社：2 个商品").click();
    assertThat(page.getByText("石门红茶").first()).isVisible();
    Locator price = page.getByLabel("石门银峰 特级 的售价");
    price.fill("158.5");
    price.press("Enter");
    assertThat(page.getByText("石门银峰 特级 的售价已改为 158.50 元。")).isVisible();
    assertThat(
            places.number(
                "SELECT price_fen FROM current_offer WHERE product_id = ?", PlaceFixture.TEA))
        .isEqualTo(15850);
    shot(page, "prices");
  }

  private void enrol(Page page) {
    tab(page, "收银终端");
    button(page, "添加收银位").click();
    button(page, "保存").click();
    button(page, "登记设备").click();
    assertThat(page.locator(".jx-qr")).isVisible();
    assertThat((Boolean) page.locator(".jx-qr").evaluate("qr => qr.naturalWidth > 0")).isTrue();
    assertThat(page.getByText("有效，只能用一次")).isVisible();
    String code = page.locator("#enrolment-code").textContent();
    shot(page, "enrol");
    var till = new TestDevice(http());
    assertThat(till.enrol(EnrolmentCode.read(code).orElseThrow()).statusCode()).isEqualTo(201);
    button(page, "关闭").click();
    assertThat(page.getByText("尚未联系")).isVisible();

    page.navigate("/terminals/" + till.terminal());
    assertThat(page.getByText(till.terminal().toString())).isVisible();
    shot(page, "terminal");
  }

  @Test
  void pagesFitAPhoneAndSpeakEnglish() {
    var set = storeFixture.setUp("步步高");
    try (var browser = Browser.open()) {
      Page phone = browser.phone(server.getURI().toString());
      phone.navigate(TestSignIn.path(OFFICE));
      for (String path :
          new String[] {
            "/fairs",
            "/stores",
            "/stores/" + set.store().storedId(),
            "/outlets",
            "/outlets/" + set.outlet(),
            "/outlets/" + set.outlet() + "/tills",
            "/outlets/" + set.outlet() + "/cashiers",
            "/terminals"
          }) {
        phone.navigate(path);
        assertThat(phone.locator("h1")).isVisible();
        shot(phone, "phone" + path.replace('/', '-'));
        assertThat((Boolean) phone.evaluate("document.documentElement.scrollWidth <= 360"))
            .as(path)
            .isTrue();
      }
      Page english = browser.context(server.getURI().toString(), 1440, 900, "en-GB").newPage();
      english.navigate(TestSignIn.path(GROWER));
      english.navigate("/prices");
      assertThat(english.getByRole(AriaRole.HEADING, named("My prices"))).isVisible();
      english.navigate("/stores/" + set.store().storedId());
      assertThat(english.getByText("Vendors: 1")).isVisible();
      shot(english, "store-en");
    }
  }
}
