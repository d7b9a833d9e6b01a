package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.Console.button;
import static cn.jiuxiao.server.testing.Console.choose;
import static cn.jiuxiao.server.testing.Console.containing;
import static cn.jiuxiao.server.testing.Console.field;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.stores.StoreFixture;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import cn.jiuxiao.server.testing.TestSignIn;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dialogs that set up selling places and tills, as people click through them. */
class PlaceDialogsE2E extends ServerTest {
  private static final String STANDING =
      "SELECT count(*) FROM booth_assignment WHERE booth_id = ? AND ended_at IS NULL";

  @Inject PlaceFixture places;
  @Inject FairFixture fairs;
  @Inject StoreFixture stores;
  @Inject Kiosks kiosks;

  @BeforeAll
  void people() {
    places.make();
  }

  private void in(Actor actor, Consumer<Page> walk) {
    try (var browser = Browser.open()) {
      Page page = browser.desktop(server.getURI().toString());
      page.navigate(TestSignIn.path(actor));
      walk.accept(page);
    }
  }

  private static Locator booth(Page page, String number) {
    return page.locator("button.jx-booth").filter(containing(number));
  }

  @Test
  void aBoothIsGivenOnceHoweverOftenOneClicksAndTakenBackAfterAQuestion() {
    var set = fairs.setUp(ORGANIZER, "给与收");
    long first = set.booths().getFirst().id();
    in(
        ORGANIZER,
        page -> {
          page.navigate("/fairs/" + set.fair().storedId() + "/plan");
          booth(page, "A-01").click();
          button(page, "分配").click();
          assertThat(Browser.shown(page, "请填写。")).isVisible();
          choose(page, "参展商", "石门银峰茶业合作社");
          button(page, "分配").dblclick();
          assertThat(booth(page, "A-01")).hasAttribute("data-state", "assigned");
          assertThat(places.number(STANDING, first)).isEqualTo(1);

          booth(page, "A-01").click();
          button(page, "收回展位").click();
          button(page, "返回").click();
          assertThat(booth(page, "A-01")).hasAttribute("data-state", "assigned");
          booth(page, "A-01").click();
          button(page, "收回展位").click();
          button(page, "收回").click();
          assertThat(booth(page, "A-01")).hasAttribute("data-state", "free");
          assertThat(places.number(STANDING, first)).isZero();
          assertThat(
                  places.number(
                      "SELECT count(*) FROM outlet o JOIN booth_assignment a ON a.id = o.booth_assignment_id"
                          + " WHERE a.booth_id = ? AND o.closed_at IS NOT NULL",
                      first))
              .isEqualTo(1);
        });
  }

  @Test
  void whoGivesABoothSecondIsToldWhoseItIs() {
    var set = fairs.setUp(ORGANIZER, "两人");
    in(
        ORGANIZER,
        page -> {
          String plan = "/fairs/" + set.fair().storedId() + "/plan";
          page.navigate(plan);
          booth(page, "B-02").click();
          choose(page, "参展商", "武陵山茶油坊");
          Page other = page.context().newPage();
          other.navigate(plan);
          booth(other, "B-02").click();
          choose(other, "参展商", "石门银峰茶业合作社");
          button(other, "分配").click();
          assertThat(booth(other, "B-02")).containsText("石门银峰茶业合作社");

          button(page, "分配").click();
          assertThat(Browser.shown(page, "展位 B-02 刚刚已分配给 石门银峰茶业合作社。")).isVisible();
          assertThat(booth(page, "B-02")).containsText("石门银峰茶业合作社");
        });
  }

  @Test
  void aCounterIsMadeByEnterNamedOnceAndClosedAfterAQuestion() {
    var set = stores.setUp("专柜店");
    in(
        OFFICE,
        page -> {
          page.navigate("/stores/" + set.store().storedId());
          button(page, "添加专柜").click();
          field(page, "专柜名称").fill("茶叶专柜");
          field(page, "专柜名称").press("Enter");
          assertThat(Browser.shown(page, "这个专区已有名为“茶叶专柜”的专柜。")).isVisible();
          field(page, "专柜名称").fill("腊味专柜");
          field(page, "专柜名称").press("Enter");
          assertThat(page.getByText("腊味专柜")).isVisible();
          assertThat(
                  places.number(
                      "SELECT count(*) FROM outlet WHERE name = '腊味专柜' AND closed_at IS NULL"))
              .isEqualTo(1);

          page.getByLabel("修改专柜“腊味专柜”").click();
          button(page, "关闭专柜").click();
          button(page, "关闭").click();
          assertThat(Browser.shown(page, "已关闭")).isVisible();
          assertThat(
                  places.number(
                      "SELECT count(*) FROM outlet WHERE name = '腊味专柜' AND closed_at IS NOT NULL"))
              .isEqualTo(1);
        });
  }

  @Test
  void aCashierGetsAPinThatIsTypedTwiceAndCanBeSetAnew() {
    var set = stores.setUp("收银店");
    in(
        OFFICE,
        page -> {
          page.navigate("/outlets/" + set.outlet() + "/cashiers");
          button(page, "添加收银员").click();
          page.locator("vaadin-dialog vaadin-text-field input").fill("张三");
          pins(page, "12", "12");
          button(page, "保存").click();
          assertThat(Browser.shown(page, "PIN 码为 4 到 8 位数字。")).isVisible();
          pins(page, "482913", "482914");
          button(page, "保存").click();
          assertThat(Browser.shown(page, "两次输入的 PIN 码不一致。")).isVisible();
          pins(page, "482913", "482913");
          button(page, "保存").dblclick();
          assertThat(page.getByText("张三")).isVisible();
          assertThat(cashiers(set.outlet(), "version = 0")).isEqualTo(1);

          page.getByLabel("重设“张三”的 PIN 码").click();
          assertThat(page.getByLabel("新 PIN 码")).isVisible();
          pins(page, "60718", "60718");
          button(page, "保存").click();
          page.waitForCondition(() -> cashiers(set.outlet(), "version = 1") == 1);
        });
  }

  private static void pins(Page page, String pin, String again) {
    page.locator("vaadin-password-field input").nth(0).fill(pin);
    page.locator("vaadin-password-field input").nth(1).fill(again);
  }

  private long cashiers(long outlet, String which) {
    return places.number(
        "SELECT count(*) FROM cashier WHERE name = '张三' AND " + which + " AND outlet_id = ?",
        outlet);
  }

  @Test
  void revokingATerminalWantsAReasonAndCannotBeTakenBack() {
    var set = stores.setUp("停用店");
    long kiosk = kiosks.add(OFFICE, set.outlet(), "").storedId();
    var device = new TestDevice(http());
    device.enrol(kiosks.issueCode(OFFICE, kiosk).code());
    in(
        OFFICE,
        page -> {
          page.navigate("/terminals/" + device.terminal());
          button(page, "停用终端").click();
          assertThat(field(page, "停用原因")).isVisible();
          button(page, "停用终端").last().click();
          assertThat(Browser.shown(page, "请填写。")).isVisible();
          assertThat(revoked(device)).isZero();
          field(page, "停用原因").fill("手机丢失");
          button(page, "停用终端").last().click();
          assertThat(page.getByText("手机丢失")).isVisible();
          assertThat(button(page, "停用终端")).hasCount(0);
          assertThat(revoked(device)).isEqualTo(1);
        });
  }

  private long revoked(TestDevice device) {
    return places.number(
        "SELECT count(*) FROM terminal_revocation WHERE terminal_id = ?", device.terminal());
  }

  @Test
  void whoSavesAFairSecondSeesWhatDiffersAndDecides() {
    var set = fairs.setUp(ORGANIZER, "冲突");
    in(
        ORGANIZER,
        page -> {
          String path = "/fairs/" + set.fair().storedId();
          page.navigate(path);
          button(page, "编辑").click();
          field(page, "地点").fill("我的地点");
          Page other = page.context().newPage();
          other.navigate(path);
          button(other, "编辑").click();
          field(other, "地点").fill("别人的地点");
          button(other, "保存").click();
          assertThat(Browser.shown(other, "别人的地点")).isVisible();

          button(page, "保存").click();
          Locator row = page.locator("tr").filter(containing("地点"));
          assertThat(row).containsText("我的地点");
          assertThat(row).containsText("别人的地点");
          button(page, "用我的覆盖").click();
          assertThat(page.locator("dd").filter(containing("我的地点"))).isVisible();
          assertThat(places.number("SELECT count(*) FROM fair WHERE venue = '我的地点'")).isEqualTo(1);
          assertThat(places.number("SELECT count(*) FROM form_draft")).isZero();
        });
  }

  @Test
  void aQuestionGoesWithThePageThatAskedIt() {
    var set = fairs.setUp(ORGANIZER, "回退");
    in(
        ORGANIZER,
        page -> {
          page.navigate("/fairs");
          page.locator("vaadin-grid-cell-content").filter(containing("回退")).first().click();
          button(page, "取消展会").first().click();
          assertThat(page.getByText("取消“回退”？")).isVisible();
          page.goBack();
          assertThat(button(page, "新建展会")).isVisible();
          assertThat(page.getByText("取消“回退”？")).hasCount(0);
          assertThat(
                  places.number(
                      "SELECT count(*) FROM fair WHERE id = ? AND cancelled_at IS NULL",
                      set.fair().storedId()))
              .isEqualTo(1);
        });
  }
}
