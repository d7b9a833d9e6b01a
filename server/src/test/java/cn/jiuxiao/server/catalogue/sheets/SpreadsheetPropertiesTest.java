package cn.jiuxiao.server.catalogue.sheets;

import static cn.jiuxiao.server.catalogue.sheets.SpreadsheetFixture.product;
import static cn.jiuxiao.server.catalogue.sheets.SpreadsheetFixture.vendor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

/** Whatever is handed in as a spreadsheet: rows come out, or one clear sentence. */
class SpreadsheetPropertiesTest {
  private static final byte[] GOOD = good();
  private static Path file;

  @BeforeContainer
  static void makeFile() throws IOException {
    file = Files.createTempFile("sheet", ".xlsx");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 300)
  void aFileWithBytesChangedIsReadOrRefused(@ForAll long seed) throws IOException {
    var random = new Random(seed);
    byte[] changed = GOOD.clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    readOrRefused(
        random.nextInt(4) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed);
  }

  @Property(tries = 300)
  void aPartWithCharactersChangedIsReadOrRefused(@ForAll long seed) throws IOException {
    var random = new Random(seed);
    Map<String, byte[]> parts = parts();
    String name = parts.keySet().stream().skip(random.nextInt(parts.size())).findFirst().get();
    byte[] part = parts.get(name).clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      part[random.nextInt(part.length)] =
          (byte) List.of('<', '>', '"', '&', '9', 'Z', 'E', '-').get(random.nextInt(8)).charValue();
    }
    parts.put(name, part);
    readOrRefused(zipped(parts));
  }

  @Test
  void strangeCellsAreReadOrRefused() throws IOException {
    makeFile();
    for (String cell :
        List.of(
            "<c r=\"G2\"><v>1E999999999</v></c>",
            "<c r=\"G2\"><v>1E-999999999</v></c>",
            "<c r=\"G2\"><v>" + "9".repeat(100_000) + "</v></c>",
            "<c r=\"G2\"><v>NaN</v></c>",
            "<c r=\"ZZZZZZ2\"><v>1</v></c>",
            "<c r=\"XFD2\"><v>1</v></c>",
            "<c r=\"A99999999999\"><v>1</v></c>",
            "<c r=\"\"><v>1</v></c>",
            "<c r=\"G2\" t=\"s\"><v>999999999</v></c>",
            "<c r=\"G2\" t=\"s\"><v>-1</v></c>",
            "<c r=\"G2\" t=\"d\"><v>x</v></c>",
            "<c r=\"G2\" t=\"e\"><v>#REF!</v></c>",
            "<c r=\"G2\" s=\"99999\"><v>1</v></c>",
            "<c r=\"G2\"><f>1+1</f></c>",
            "<c r=\"G2\" t=\"inlineStr\"><is><t>&#x0;</t></is></c>")) {
      Map<String, byte[]> parts = parts();
      String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), UTF_8);
      String changed = sheet.replaceFirst("<row r=\"2\"[^>]*>", "$0" + cell);
      assertThat(changed).as("the cell is in").isNotEqualTo(sheet);
      parts.put("xl/worksheets/sheet1.xml", changed.getBytes(UTF_8));
      readOrRefused(zipped(parts));
    }
    deleteFile();
  }

  @Test
  void entitiesAreNotExpanded() throws IOException {
    makeFile();
    Map<String, byte[]> parts = parts();
    String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), UTF_8);
    String laughs =
        "<!DOCTYPE w [<!ENTITY a \"%s\"><!ENTITY b \"%s\"><!ENTITY c \"%s\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]>"
            .formatted("x".repeat(1000), "&a;".repeat(1000), "&b;".repeat(1000));
    String changed =
        sheet
            .replaceFirst("<worksheet", laughs + "<worksheet")
            .replaceFirst("<v>[^<]*", "<v>&c;&d;");
    parts.put("xl/worksheets/sheet1.xml", changed.getBytes(UTF_8));
    readOrRefused(zipped(parts));
    deleteFile();
  }

  private static void readOrRefused(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try {
      for (SheetRow row : Spreadsheet.read(file, Texts.CHINESE)) {
        assertThat(row.cells().values()).allMatch(text -> text.length() < 200_000);
      }
    } catch (Problem refused) {
      assertThat(refused.status()).isIn(413, 422);
      assertThat(refused.text(Texts.ENGLISH)).isNotBlank();
    }
  }

  private static byte[] good() {
    try {
      return SpreadsheetFixture.file(
          List.of(vendor("V-1", "合作社")), List.of(product("P-1", "V-1", "毛尖")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, byte[]> parts() throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    Files.write(file, GOOD);
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return parts;
  }

  private static byte[] zipped(Map<String, byte[]> parts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
