package cn.jiuxiao.server.catalogue.sheets;

import static cn.jiuxiao.server.catalogue.sheets.SpreadsheetFixture.product;
import static cn.jiuxiao.server.catalogue.sheets.SpreadsheetFixture.vendor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.catalogue.CatalogueFixture;
import cn.jiuxiao.server.catalogue.Product;
import cn.jiuxiao.server.catalogue.Products;
import cn.jiuxiao.server.catalogue.sheets.SpreadsheetImport.State;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.vendors.Vendors;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpreadsheetImportIT extends ServerTest {

  private static final int MANY = 10_000;
  @Inject CatalogueFixture fixture;
  @Inject SpreadsheetImports imports;
  @Inject CatalogueSheets sheets;
  @Inject Products products;
  @Inject Vendors vendors;

  @BeforeAll
  void load() {
    fixture.load(database());
  }

  private SpreadsheetImport done(Actor actor, byte[] file) throws IOException {
    long id = imports.begin(actor, "产品.xlsx", new ByteArrayInputStream(file), Texts.CHINESE).id();
    long deadline = System.nanoTime() + 240_000_000_000L;
    SpreadsheetImport now = imports.get(actor, id);
    while (now.state() == State.RUNNING && System.nanoTime() < deadline) {
      LockSupport.parkNanos(20_000_000);
      now = imports.get(actor, id);
    }
    assertThat(now.state()).isEqualTo(State.DONE);
    return now;
  }

  private static List<List<String>> rows(byte[] xlsx, int sheet) throws IOException {
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      List<List<String>> rows = new ArrayList<>();
      for (Row row : workbook.getSheet(sheet).orElseThrow().read()) {
        rows.add(row.stream().map(cell -> cell == null ? "" : cell.getText()).toList());
      }
      return rows;
    }
  }

  private static String counts(SpreadsheetImport done) {
    return "%d new, %d changed, %d as before, %d bad"
        .formatted(done.created(), done.changed(), done.unchanged(), done.bad());
  }

  @Test
  void goodRowsAreStoredAndTheBadOnesNamed() throws IOException {
    Map<String, Object> wrongPrice = product("G-3", "GV-1", "价格不对");
    wrongPrice.put("priceLowFen", 999);
    Map<String, Object> wrongCategory = product("G-4", "GV-1", "类别不对");
    wrongCategory.put("categoryCode", "茶叶类");
    SpreadsheetImport done =
        done(
            fixture.office(),
            SpreadsheetFixture.file(
                List.of(vendor("GV-1", "好合作社"), vendor("", "没有编码的合作社")),
                List.of(
                    product("G-1", "GV-1", "好茶一"),
                    product("", "没有编码的合作社", "好茶二"),
                    wrongPrice,
                    wrongCategory,
                    product("G-5", "查无此主体", "没有主体"))));
    assertThat(counts(done)).isEqualTo("4 new, 0 changed, 0 as before, 3 bad");
    Product tea = products.byCode("G-1").orElseThrow();
    assertThat(tea.listPriceFen()).isEqualTo(16_850);
    assertThat(tea.yearlyOutputMilli()).isEqualTo(6_500);
    assertThat(
            products
                .eligibilityOn(tea.storedId(), new BusinessDay(LocalDate.of(2020, 1, 1)))
                .orElseThrow()
                .reasonCode())
        .isEqualTo("POOR_COUNTY");
    assertThat(products.byCode("G-3")).isEmpty();
    byte[] errors = imports.errorSheet(fixture.office(), done.id());
    assertThat(rows(errors, 0).subList(1, 4))
        .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
        .containsExactly("产品 4 最低价（元）", "产品 5 类别", "产品 6 经营主体");
    assertThat(rows(errors, 0).get(2).get(4)).contains("茶叶类", "请从");
    // The bad rows, put right, can be handed in alone.
    assertThat(rows(errors, 1)).hasSize(4);
  }

  @Test
  void theSameFileTwiceChangesNothing() throws IOException {
    byte[] file =
        SpreadsheetFixture.file(
            List.of(vendor("SV-1", "同一合作社"), vendor("", "同一无编码合作社")),
            List.of(product("S-1", "SV-1", "茶"), product("", "同一无编码合作社", "茶")));
    assertThat(counts(done(fixture.office(), file)))
        .isEqualTo("4 new, 0 changed, 0 as before, 0 bad");
    assertThat(counts(done(fixture.office(), file)))
        .isEqualTo("0 new, 0 changed, 4 as before, 0 bad");
  }

  @Test
  void anExportImportsAsItIs() throws IOException {
    done(
        fixture.office(),
        SpreadsheetFixture.file(
            List.of(vendor("EV-1", "=1+1 合作社")), List.of(product("E-1", "EV-1", "出口茶"))));
    ListQuery ours = new ListQuery("出口茶", Map.of(), null, false, 0, 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sheets.writeProducts(fixture.office(), ours, out, Texts.CHINESE);
    assertThat(counts(done(fixture.office(), out.toByteArray())))
        .isEqualTo("0 new, 0 changed, 1 as before, 0 bad");
    ByteArrayOutputStream english = new ByteArrayOutputStream();
    ListQuery formula = new ListQuery("=1+1", Map.of(), null, false, 0, 1);
    sheets.writeVendors(fixture.office(), formula, english, Texts.ENGLISH);
    assertThat(rows(english.toByteArray(), 0).get(1).get(1)).isEqualTo("=1+1 合作社");
    assertThat(counts(done(fixture.office(), english.toByteArray())))
        .isEqualTo("0 new, 0 changed, 1 as before, 0 bad");
  }

  @Test
  void codesStayTextAndFormulasAreText() throws IOException {
    Map<String, Object> asNumber = product("C-1", "CV-1", "条码是数字");
    asNumber.put("gtin", 6901234567892L);
    Map<String, Object> formula = product("C-2", "CV-1", "公式");
    formula.put("listPriceFen", new SpreadsheetFixture.Formula("100+68"));
    Map<String, Object> lost = vendor("CV-2", "信用代码丢了数字");
    lost.put("creditCode", 914307267161058520L);
    Map<String, Object> name = vendor("CV-3", "名称");
    name.put("name", new SpreadsheetFixture.Formula("HYPERLINK(\"http://x\")"));
    SpreadsheetImport done =
        done(
            fixture.office(),
            SpreadsheetFixture.file(
                List.of(vendor("CV-1", "条码合作社"), lost, name), List.of(asNumber, formula)));
    assertThat(counts(done)).isEqualTo("3 new, 0 changed, 0 as before, 2 bad");
    assertThat(products.byCode("C-1").orElseThrow().gtin()).isEqualTo("06901234567892");
    assertThat(vendors.byCode("CV-3").orElseThrow().name()).startsWith("=HYPERLINK");
  }

  @Test
  void aVendorsPeopleImportTheirOwnOnly() throws IOException {
    var ours = fixture.vendor("自己的合作社", CatalogueFixture.SHIMEN);
    var others = fixture.vendor("别人的合作社", CatalogueFixture.SHIMEN);
    Map<String, Object> mine = product("O-1", ours.code(), "自己的茶");
    mine.remove("reasonCode");
    mine.remove("from");
    SpreadsheetImport done =
        done(
            fixture.peopleOf(ours),
            SpreadsheetFixture.file(
                List.of(vendor("", "新的合作社")),
                List.of(
                    mine,
                    product("O-2", ours.code(), "自认资格"),
                    product("O-3", others.code(), "别人的茶"))));
    assertThat(counts(done)).isEqualTo("1 new, 0 changed, 0 as before, 3 bad");
    assertThat(products.byCode("O-2")).isEmpty();
  }

  @Test
  void tenThousandRowsWithThreeBadNameTheThree() throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      rows.add(product("M-%05d".formatted(i), "MV-1", "茶 " + i));
    }
    rows.get(17).put("salesUnit", "箱");
    rows.get(5_000).put("listPriceFen", "一百");
    rows.get(9_999).put("gtin", "6901234567893");
    byte[] file = SpreadsheetFixture.file(List.of(vendor("MV-1", "大合作社")), rows);
    SpreadsheetImport done = done(fixture.office(), file);
    assertThat(counts(done)).isEqualTo("9998 new, 0 changed, 0 as before, 3 bad");
    assertThat(rows(imports.errorSheet(fixture.office(), done.id()), 0))
        .extracting(row -> row.get(1) + " " + row.get(2))
        .containsExactly("行号 列", "19 销售单位", "5002 参考价（元）", "10001 商品条码");
  }

  @Test
  void whatIsNoSpreadsheetOfOursIsRefusedAsAWhole() throws IOException {
    assertRefused(
        "这不是表格".getBytes(java.nio.charset.StandardCharsets.UTF_8), 422, "sheets.problem.notXlsx");
    assertRefused(zip("x.txt", 1000), 422, "sheets.problem.notXlsx");
    assertRefused(zip("[Content_Types].xml", 10), 422, "sheets.problem.damaged");
    assertRefused(new byte[11 * 1024 * 1024], 413, "sheets.problem.fileTooLarge");
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    try (var workbook = new org.dhatim.fastexcel.Workbook(other, "Test", "1.0")) {
      workbook.newWorksheet("Sheet1").value(0, 0, "品名");
    }
    assertRefused(other.toByteArray(), 422, "sheets.problem.noSheet");
    ByteArrayOutputStream blank = new ByteArrayOutputStream();
    try (var workbook = new org.dhatim.fastexcel.Workbook(blank, "Test", "1.0")) {
      workbook.newWorksheet("产品");
    }
    assertRefused(blank.toByteArray(), 422, "sheets.problem.noHeader");
  }

  /** 300 MB of zeros in 300 kB. */
  @Test
  void aZipBombCostsNoMemory() throws IOException {
    byte[] bomb = zip("xl/sharedStrings.xml", 300_000_000L);
    assertThat(bomb.length).isLessThan(1024 * 1024);
    assertRefused(bomb, 413, "sheets.problem.tooLarge");
  }

  private static byte[] zip(String name, long zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[64 * 1024];
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      for (long left = zeros; left > 0; left -= block.length) {
        zip.write(block, 0, (int) Math.min(left, block.length));
      }
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private void assertRefused(byte[] file, int status, String code) {
    assertThatThrownBy(
            () ->
                imports.begin(
                    fixture.office(), "x.xlsx", new ByteArrayInputStream(file), Texts.CHINESE))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }
}
