package cn.jiuxiao.server.catalogue.ui;

import static cn.jiuxiao.server.catalogue.CatalogueFixture.SHIMEN;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.catalogue.CatalogueFixture;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.Browser;
import cn.jiuxiao.server.testing.Labels;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.server.vendors.Vendor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is done to a product on its pages, by people who make mistakes and are two. */
class ProductPapersE2E extends ServerTest {

  private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
  @Inject CatalogueFixture fixture;
  @Inject Products products;
  @Inject Sql sql;
  private Browser browser;
  private Vendor vendor;

  @BeforeAll
  void open() {
    fixture.load(database());
    vendor = fixture.vendor("石门银峰茶业合作社", SHIMEN);
    browser = Browser.open();
  }

  @AfterAll
  void close() {
    browser.close();
  }

  private Page office() {
    Page page = browser.desktop(server.getURI().toString());
    page.navigate(TestSignIn.path(fixture.office()));
    return page;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void handIn(Page page, String name, byte[] content) {
    page.locator("vaadin-dialog vaadin-upload input[type=file]")
        .setInputFiles(new FilePayload(name, "application/pdf", content));
  }

  @Test
  void aCertificateKeepsTheEvidenceHandedInThroughTheFieldAndSaysWhyAnotherWasRefused()
      throws Exception {
    Product product = fixture.product(vendor, "有证的茶", null);
    Page page = office();
    page.navigate("/products/" + product.storedId());
    button(page, "添加证书").click();
    handIn(page, "网页.pdf", "<html></html>".getBytes(StandardCharsets.UTF_8));
    assertThat(page.locator(".jx-refusal:visible"))
        .hasText("网页.pdf：只接受内容完好的 PDF、PNG 或 JPEG 文件。请转换格式后再上传。");
    page.locator("vaadin-dialog vaadin-upload input[type=file]")
        .setInputFiles(new FilePayload("表.xlsx", "application/zip", new byte[10]));
    assertThat(page.locator(".jx-refusal:visible")).containsText("表.xlsx：只接受");
    handIn(page, "绿色食品证书.pdf", PDF);
    assertThat(page.locator("vaadin-dialog .jx-state")).hasText("绿色食品证书.pdf");
    assertThat(page.locator(".jx-refusal:visible")).hasCount(0);
    button(page, "保存").click();
    assertThat(Browser.shown(page, "请填写证书编号。")).isVisible();

    page.getByLabel("证书类型").fill("绿色");
    page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("绿色食品")).click();
    page.getByLabel("证书编号").fill("LB-44-20260001");
    Browser.typeDay(page.getByLabel("有效期自"), "2026-01-01");
    button(page, "保存").dblclick();

    Locator row =
        page.locator(".jx-papers li", new Page.LocatorOptions().setHasText("LB-44-20260001"));
    assertThat(row).hasCount(1);
    String link = row.locator("a").getAttribute("href");
    assertThat(Labels.fetch(http(fixture.office()), link)).isEqualTo(PDF);
    assertThat(sql.number("SELECT count(*) FROM evidence_file")).isEqualTo(1);
    assertThat(
            sql.number(
                "SELECT count(*) FROM certificate WHERE number = 'LB-44-20260001' AND evidence_id IS NOT NULL"))
        .isEqualTo(1);
  }

  @Test
  void aRecallSaysWhatItDoesAndWantsAReasonAndIsLiftedWithOne() {
    Product product = fixture.product(vendor, "要召回的茶", null);
    Page page = office();
    page.navigate("/products/" + product.storedId());
    button(page, "召回或下架").click();
    assertThat(Browser.shown(page, "停止销售“要召回的茶”")).isVisible();
    assertThat(Browser.shown(page, "所有销售点将停止销售；收银终端下次联网时生效。")).isVisible();
    button(page, "停止销售").click();
    assertThat(Browser.shown(page, "请填写。")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    assertThat(sql.number("SELECT count(*) FROM product WHERE blocked IS NOT NULL")).isZero();

    button(page, "召回或下架").click();
    page.getByLabel("原因").fill("农残超标");
    button(page, "停止销售").dblclick();
    assertThat(page.locator(".jx-facts .jx-state").first()).hasText("已召回");
    assertThat(sql.number("SELECT count(*) FROM product_block WHERE product_id = ?", product.id()))
        .isEqualTo(1);
    page.navigate("/p/" + product.code());
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("已召回");

    page.navigate("/products/" + product.storedId());
    button(page, "恢复销售").click();
    page.getByLabel("原因").fill("复检合格");
    button(page, "恢复销售").last().click();
    assertThat(page.locator(".jx-facts .jx-state").first()).hasText("在售");
    assertThat(page.locator(".jx-papers")).containsText("农残超标");
    assertThat(page.locator(".jx-papers")).containsText("复检合格");
  }

  @Test
  void twoTabsThatChangeTheSameProductLoseNeithersWords() {
    Product product = fixture.product(vendor, "两人改的茶", null);
    Page mine = office();
    Page theirs = mine.context().newPage();
    for (Page page : new Page[] {mine, theirs}) {
      page.navigate("/products/" + product.storedId() + "/edit");
      assertThat(page.getByLabel("规格")).hasValue("250 g/盒");
    }
    theirs.getByLabel("规格").fill("500 g/盒");
    button(theirs, "保存").click();
    theirs.waitForURL(Pattern.compile(".*/products/[0-9]+$"));

    mine.getByLabel("种养规模").fill("茶园 99 亩");
    button(mine, "保存").click();
    Locator dialog = mine.locator("vaadin-dialog[opened]");
    assertThat(dialog.locator(".jx-table")).containsText("规格250 g/盒500 g/盒");
    assertThat(dialog.locator(".jx-table")).containsText("种养规模茶园 99 亩茶园 1280 亩");
    button(mine, "取消").last().click();
    assertThat(mine.getByLabel("种养规模")).hasValue("茶园 99 亩");
    assertThat(stored(product).specification()).isEqualTo("500 g/盒");

    button(mine, "保存").first().click();
    button(mine, "用我的覆盖").click();
    mine.waitForURL(Pattern.compile(".*/products/[0-9]+$"));
    assertThat(stored(product).specification()).isEqualTo("250 g/盒");
    assertThat(stored(product).scale()).isEqualTo("茶园 99 亩");
  }

  private Product stored(Product product) {
    return products.byId(product.storedId()).orElseThrow();
  }
}
