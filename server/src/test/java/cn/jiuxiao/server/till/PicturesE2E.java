package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.Console.button;
import static cn.jiuxiao.server.testing.Console.shot;
import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.jiuxiao.server.catalogue.PictureFixture;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.TestSignIn;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A picture on its way from a grower's telephone to a till that has no network. */
class PicturesE2E extends TillScene {

  private static final String DECODED = "image => image.complete && image.naturalWidth === ";

  @Test
  void aPictureHandedInOnTheConsoleShowsOnTheTillAndIsStillThereOffline() {
    try (var device = new Device()) {
      device.enrolled();
      Locator tile = device.till.page().locator("#product-P-0601");
      Locator picture = tile.locator("img");
      assertThat(tile.locator(".glyph")).hasText("石");
      assertThat(picture).hasCount(0);

      Page console = grower(browser.desktop(server.getURI().toString()));
      handIn(
          console,
          "图.jpg",
          "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
      assertThat(console.locator(".jx-refusal:visible"))
          .hasText("图.jpg：只接受 JPEG、PNG 或 WebP 图片。苹果手机的 HEIC 照片、SVG 和 GIF 请先转成 JPEG。");
      handIn(console, "银峰.jpg", PictureFixture.encoded(PictureFixture.halves(800, 600), "jpeg"));
      decoded(console.locator("#picture .jx-picture"), 800);
      shot(console, "picture-console");
      console.navigate("/p/P-0601");
      shot(console, "picture-trace");
      decoded(console.locator("img.picture"), 800);

      device.till.sync();
      decoded(picture, 240);
      device.cable.cut();
      device.context.setOffline(true);
      device.till.page().reload();
      device.till.isReady();
      decoded(picture, 240);
      assertThat(tile.locator(".name")).hasText("石门银峰 特级");
      tile.click();
      device.till.owes("168.00");

      chooseCharacters(device.till.page());
      assertThat(picture).hasCount(0);
      assertThat(tile.locator(".glyph")).hasText("石");
    }
  }

  @Test
  void aPictureThatIsRemovedLeavesTheTillsToo() {
    try (var device = new Device()) {
      Page console = grower(browser.context(server.getURI().toString(), 360, 740, "en").newPage());
      handIn(console, "银峰.webp", webp());
      decoded(console.locator("#picture .jx-picture"), 160);
      shot(console, "picture-phone");
      device.enrolled();
      Locator picture = device.till.page().locator("#product-P-0601 img");
      decoded(picture, 240);

      button(console, "Remove the picture").click();
      assertThat(Browser.shown(console, "Remove the picture of “石门银峰 特级”?")).isVisible();
      button(console, "Remove").last().click();
      assertThat(console.locator("#picture .jx-picture")).hasCount(0);
      assertThat(console.locator("#picture")).containsText("No picture yet");
      device.till.sync();
      assertThat(picture).hasCount(0);
      device.till.page().waitForCondition(() -> kept(device.till.page()) == 0);
    }
  }

  private static Page grower(Page page) {
    page.navigate(TestSignIn.path(GROWER));
    page.navigate("/products/" + TEA);
    return page;
  }

  private static void handIn(Page page, String name, byte[] content) {
    page.locator("#picture vaadin-upload input[type=file]")
        .setInputFiles(new FilePayload(name, "image/jpeg", content));
  }

  private static byte[] webp() {
    try {
      return PictureFixture.webp();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** There, and so many pixels wide: not only an element that waits. */
  private static void decoded(Locator image, int width) {
    assertThat(image).hasCount(1);
    image.page().waitForCondition(() -> (boolean) image.evaluate(DECODED + width));
  }

  private static void chooseCharacters(Page page) {
    page.locator("#nav-device").click();
    page.locator("#show-characters").click();
    assertThat(page.locator("#show-characters")).hasAttribute("aria-pressed", "true");
    page.locator("#nav-sell").click();
  }

  private static int kept(Page page) {
    return (int)
        page.evaluate(
            "() => caches.open('jiuxiao-pictures').then(cache => cache.keys()).then(keys => keys.length)");
  }
}
