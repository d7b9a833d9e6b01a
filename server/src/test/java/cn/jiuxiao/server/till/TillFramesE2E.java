package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.TestSignIn;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a till wrote leaves it without a network or a file: by an animated QR code. */
class TillFramesE2E extends TillScene {
  private static final int CODES = 24;

  /** Chromium's false camera has no light, and there is only one: what either was told is kept. */
  private static final String TORCH =
      """
      window.told = [];
      MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true });
      MediaStreamTrack.prototype.applyConstraints = async (asked) => { told.push('torch ' + asked.advanced[0].torch); };
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (asked) => { told.push(asked.video.facingMode); return open(asked); };
      """;

  @TempDir Path folder;

  @Test
  void whatATillShowsIsReadByTheConsoleAndByAnotherTillAndCountsOnceThoughItSendsItToo()
      throws IOException {
    try (var device = new Device().enrolled()) {
      device.cable.cut();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT").nextSale();
      device.till.scan(TEA_CODE).owes("168.00").pay("ALIPAY").nextSale();
      device.till.page().locator("#nav-device").click();
      assertThat(device.till.page().locator("#show-qr")).isEnabled();
      device.till.page().keyboard().press("F9");
      assertThat(device.till.page().locator("#shown-entries")).containsText("2–3，共 2 笔");
      try (Browser watching =
          CameraFilm.watching(CameraFilm.of(device.till, CODES, folder.resolve("codes.y4m")))) {
        isReadAtTheConsole(watching, "新记账");
        device.serverHas(3, 2);
        isCarriedByAnotherTill(watching);
        device.serverHas(3, 2);
        isReadAtTheConsole(watching, "早已收到");
        device.serverHas(3, 2);
      }
      device.till.page().locator("#close-show").click();
      device.till.hasUnsent(2);
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.serverHas(3, 2);
    }
  }

  @Test
  void withoutACameraTheConsoleSaysWhatToDoAndEscapeClosesTheReader() {
    Page desk = browser.desktop(server.getURI().toString());
    desk.navigate(TestSignIn.path(ORGANIZER));
    desk.navigate("/carry");
    desk.locator("#read-frames").click();
    assertThat(desk.locator("jx-frame-reader")).containsText("打不开摄像头");
    desk.keyboard().press("Escape");
    assertThat(desk.locator("jx-frame-reader")).hasCount(0);
    assertThat(desk.locator("#read-frames")).isFocused();
  }

  private void isReadAtTheConsole(Browser watching, String outcome) {
    Page desk = watching.desktop(server.getURI().toString());
    desk.navigate(TestSignIn.path(ORGANIZER));
    desk.navigate("/carry");
    desk.locator("#read-frames").click();
    assertThat(desk.locator("#carried")).containsText(outcome);
    assertThat(desk.locator("#carried")).containsText("2 – 3");
    assertThat(desk.locator("jx-frame-reader")).hasCount(0);
    desk.context().close();
  }

  /** It takes them in without a network of its own, too. */
  private void isCarriedByAnotherTill(Browser watching) {
    try (var carrier = new Device(watching)) {
      carrier.context.addInitScript(TORCH);
      carrier.enrolled().cable.cut();
      Page page = carrier.till.page();
      lightsAndTurnsTheOtherCameraOn(page);
      page.locator("#nav-device").click();
      assertThat(page.locator("#read-qr")).isEnabled();
      page.keyboard().press("F3");
      assertThat(page.locator("#carried")).containsText("待上传 2 笔");
      assertThat(page.locator("#carry-read")).hasCount(0);
      carrier.till.hasUnsent(0);
      carrier.cable.restore();
      carrier.till.sync();
      assertThat(page.locator("#carried")).hasCount(0);
    }
  }

  /** The light is the first camera's. */
  private static void lightsAndTurnsTheOtherCameraOn(Page page) {
    Locator torch = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("补光"));
    page.keyboard().press("F3");
    torch.click();
    assertThat(torch).hasAttribute("aria-pressed", "true");
    page.keyboard().press("Alt+KeyO");
    page.waitForCondition(() -> page.evaluate("told.at(-1)").equals("user"));
    assertThat(torch).hasAttribute("aria-pressed", "false");
    page.keyboard().press("Alt+KeyT");
    assertThat(torch).hasAttribute("aria-pressed", "true");
    assertThat(page.evaluate("told"))
        .isEqualTo(List.of("environment", "torch true", "user", "torch true"));
    page.locator("#close-camera").click();
    assertThat(torch).hasCount(0);
  }
}
