package cn.jiuxiao.server.till;

import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.FakePrinter;
import cn.jiuxiao.server.testing.TestSignIn;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Papers, from the sale to the bytes that a printer gets: by USB, serial port and Bluetooth, of
 * which the browser's own objects are replaced, and by the network.
 */
class TillPrintingE2E extends TillScene {

  private static final String RARE = "𠮷";

  /** The character as the till draws one: 24 dots wide in a row of 32. */
  private static final String DRAWN =
      """
      (character) => {
        const canvas = document.createElement('canvas');
        canvas.width = 24; canvas.height = 32;
        const context = canvas.getContext('2d', { willReadFrequently: true });
        context.fillStyle = '#fff'; context.fillRect(0, 0, 24, 32); context.fillStyle = '#000';
        context.font = '400 22px "Noto Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
        context.textAlign = 'center'; context.textBaseline = 'middle';
        context.fillText(character, 12, 16, 24);
        const { data } = context.getImageData(0, 0, 24, 32);
        return Array.from({ length: 24 * 32 }, (_, at) => data[at * 4] < 150);
      }
      """;

  @Override
  protected Map<String, String> moreProperties() {
    return FakePrinter.PROPERTIES;
  }

  @Test
  void aUsbPrinterIsChosenOnceAndPrintsAfterAReload() {
    isChosenOnceAndPrintsAfterAReload("USB");
  }

  @Test
  void aSerialPrinterIsChosenOnceAndPrintsAfterAReload() {
    isChosenOnceAndPrintsAfterAReload("SERIAL");
  }

  @Test
  void aBluetoothPrinterIsChosenOnceAndPrintsAfterAReload() {
    isChosenOnceAndPrintsAfterAReload("BLUETOOTH");
  }

  private void isChosenOnceAndPrintsAfterAReload(String kind) {
    try (var device = withDevices()) {
      Page page = device.till.page();
      choose(page, kind);
      page.locator("#test-print").click();
      PrintedPaper test = nextPaper(page);
      assertThat(test.text()).contains("打印机测试", "￥168.00");
      assertThat(test.pictures).hasSize(1);
      assertThat(test.codes).hasSize(1);
      page.reload();
      assertThat(page.locator("#printer-chosen")).not().containsText("浏览器");
      page.locator("#test-print").click();
      assertThat(withoutTime(nextPaper(page))).isEqualTo(withoutTime(test));
      assertThat(page.evaluate("asked")).isEqualTo(0);
    }
  }

  /** Two papers may come out in two minutes. */
  private static String withoutTime(PrintedPaper paper) {
    return paper.text().replaceAll("\\d\\d:\\d\\d", "");
  }

  @Test
  void everySaleComesOutByItselfAndSaysWhatTheServerHas() {
    try (var device = withDevices()) {
      Page page = device.till.page();
      choose(page, "USB");
      page.locator("#automatic-on").click();
      assertThat(page.locator("#automatic-on")).hasAttribute("aria-pressed", "true");
      page.locator("#nav-sell").click();
      device.till.isReady();
      device.cable.cut();
      device.till.scan(TEA_CODE).owes("168.00").payCash("200", "32.00");
      PrintedPaper offline = nextPaper(page);
      assertThat(offline.opensDrawer).isTrue();
      assertThat(offline.text())
          .contains("石门银峰特级[帮扶]", "合计￥168.00", "实收￥200.00", "找零￥32.00", "服务器尚未收到这张小票")
          .doesNotContain("副本", "¥");
      assertThat(offline.lines).contains("合计                    ￥168.00");
      device.till.nextSale();
      device.cable.restore();
      device.till.sync().hasUnsent(0);
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT");
      PrintedPaper online = nextPaper(page);
      assertThat(online.opensDrawer).isFalse();
      device.till.hasUnsent(0);
      page.locator("#print").click();
      PrintedPaper copy = nextPaper(page);
      assertThat(copy.text()).startsWith("***副本***" + online.text().substring(0, 40));
      assertThat(copy.text()).contains("服务器已收到").doesNotContain("尚未收到");
      assertThat(copy.codes).isEqualTo(online.codes);
      assertThat(copy.codes.getFirst()).contains("/r/");
    }
  }

  @Test
  void whatThePrinterLacksIsDrawnDotForDot() {
    try (var device = withDevices()) {
      Page page = device.till.page();
      choose(page, "SERIAL");
      page.locator("#paper-80").click();
      assertThat(page.locator("#paper-80")).hasAttribute("aria-pressed", "true");
      page.locator("#nav-sell").click();
      device.till.isReady();
      page.locator("#open-price").click();
      page.locator("#open-price-amount").fill("12.5");
      page.locator("#open-price-name input").fill("豆" + RARE + "腐");
      page.locator("#add-open-price").click();
      device.till.owes("12.50").pay("WECHAT");
      page.locator("#print").click();
      PrintedPaper paper = nextPaper(page);
      PrintedPaper.Picture picture = paper.pictures.getFirst();
      assertThat(picture.width()).isEqualTo(576);
      List<?> drawn = (List<?>) page.evaluate(DRAWN, RARE);
      assertThat(drawn.contains(true)).isTrue();
      for (int at = 0; at < drawn.size(); at++) {
        assertThat(picture.isBlack(24 + at % 24, at / 24)).as("dot " + at).isEqualTo(drawn.get(at));
      }
      for (int x = 3 * 24; x < picture.width(); x++) {
        for (int y = 0; y < picture.height(); y++) {
          assertThat(picture.isBlack(x, y)).isFalse();
        }
      }
    }
  }

  @Test
  void aPrinterThatIsOffStopsNoSaleAndIsTriedAgain() {
    try (var device = withDevices()) {
      Page page = device.till.page();
      choose(page, "BLUETOOTH");
      page.locator("#automatic-on").click();
      page.evaluate("() => { window.off = true; }");
      page.locator("#nav-sell").click();
      device.till.isReady();
      device.till.scan(TEA_CODE).owes("168.00").pay("WECHAT");
      assertThat(page.locator("#print-trouble")).containsText("找不到打印机");
      device.till.nextSale().scan(TEA_CODE).owes("168.00").pay("ALIPAY");
      assertThat(page.locator("#print-trouble")).containsText("2 张");
      page.evaluate("() => { window.off = false; }");
      page.locator("#print-again").click();
      assertThat(page.locator("#print-trouble")).hasCount(0);
      page.waitForCondition(() -> paperOf(page).cuts == 2);
      assertThat(paperOf(page).text()).contains("微信", "支付宝").doesNotContain("副本");
      device.till.nextSale().hasUnsent(0);
      device.serverHas(3, 2);
    }
  }

  /** The default: nothing was chosen. */
  @Test
  void theBrowserPrintsTheReceiptAloneAndItsSecondPaperSaysCopy() {
    try (var device = new Device()) {
      device.context.addInitScript(
          "window.copies = []; window.print = () => copies.push(document.querySelectorAll('.receipt .copy').length);");
      Page page = device.enrolled().till.page();
      device.till.scan(TEA_CODE).owes("168.00").payCash("200", "32.00");
      page.locator("#print").click();
      Locator copy = page.locator(".receipt .copy");
      assertThat(copy).isHidden();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(copy).hasText("副本");
      assertThat(page.locator("#receipt-total")).containsText("168.00");
      assertThat(page.locator(".receipt .qr")).isVisible();
      assertThat(page.locator("#next-sale")).isHidden();
      assertThat(page.locator("#nav-sell")).isHidden();
      assertThat((Integer) page.locator(".receipt").evaluate("(paper) => paper.clientWidth"))
          .as("72 mm of paper, in pixels of 96 an inch")
          .isLessThanOrEqualTo(273);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      page.locator("#print").click();
      page.waitForCondition(() -> page.evaluate("copies.length").equals(2));
      assertThat(page.evaluate("copies")).isEqualTo(List.of(0, 1));
    }
  }

  @Test
  void aPrinterThatAManagerConfiguredPrintsByTheServer() throws InterruptedException {
    try (var printer = new FakePrinter();
        var device = new Device()) {
      Page console = browser.desktop(server.getURI().toString());
      console.navigate(TestSignIn.path(ORGANIZER));
      configure(console, printer.port());
      device.enrolled();
      Page page = device.till.page();
      page.locator("#nav-device").click();
      page.locator("#choose-printer").click();
      page.locator("[id^=printer-NETWORK-]").click();
      assertThat(page.locator("#printer-chosen")).containsText("前台打印机");
      page.locator("#test-print").click();
      var paper = new PrintedPaper(printer.paper());
      assertThat(paper.text()).contains("打印机测试");
      assertThat(paper.cuts).isEqualTo(1);
      printer.switchOff();
      page.locator("#test-print").click();
      assertThat(page.locator("#print-trouble")).containsText("服务器连不上");
      device.cable.cut();
      page.locator("#print-again").click();
      assertThat(page.locator("#print-trouble")).containsText("断网时网络打印机不能用");
    }
  }

  private void configure(Page console, int port) {
    console.navigate("/outlets/" + outlet + "/printers");
    console.locator("#add-printer").click();
    field(console, AriaRole.TEXTBOX, "名称").fill("前台打印机");
    Locator host = field(console, AriaRole.TEXTBOX, "IP 地址或主机名");
    host.fill("127.1");
    Locator save = console.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存"));
    field(console, AriaRole.SPINBUTTON, "端口").fill(String.valueOf(port));
    save.click();
    assertThat(console.locator("vaadin-text-field[invalid]")).isVisible();
    host.fill(FakePrinter.HOST);
    save.click();
    assertThat(console.locator("body")).containsText(FakePrinter.HOST + ":" + port);
  }

  private static Locator field(Page console, AriaRole role, String name) {
    return console.getByRole(role, new Page.GetByRoleOptions().setName(name));
  }

  private Device withDevices() {
    var device = new Device();
    device.context.addInitScript(FalseDevices.SCRIPT);
    return device.enrolled();
  }

  private static void choose(Page page, String kind) {
    page.locator("#nav-device").click();
    page.locator("#choose-printer").click();
    page.locator("#printer-" + kind).click();
    assertThat(page.locator("#printer-chosen")).not().containsText("浏览器");
    assertThat(page.locator("#choose-printer")).isVisible();
  }

  /** The paper that comes out now, once it was cut. */
  private static PrintedPaper nextPaper(Page page) {
    page.waitForCondition(
        () ->
            (Boolean)
                page.evaluate(
                    "papers.length > 3 && papers.at(-4) === 0x1d && papers.at(-3) === 0x56"));
    PrintedPaper paper = paperOf(page);
    page.evaluate("() => { papers.length = 0; }");
    assertThat(paper.cuts).isEqualTo(1);
    return paper;
  }

  private static PrintedPaper paperOf(Page page) {
    List<?> sent = (List<?>) page.evaluate("papers");
    byte[] bytes = new byte[sent.size()];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = ((Number) sent.get(at)).byteValue();
    }
    return new PrintedPaper(bytes);
  }
}
