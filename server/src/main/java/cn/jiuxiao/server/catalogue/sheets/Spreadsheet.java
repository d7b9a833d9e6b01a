package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Reads the rows of a file that a stranger handed in. Before the spreadsheet library sees it, its
 * parts are unpacked once into nothing and counted, so that a small file that unpacks to gigabytes
 * costs no memory.
 */
final class Spreadsheet {

  static final long MOST_BYTES = 10L * 1024 * 1024;
  static final int MOST_ROWS = 20_000;
  private static final long MOST_UNPACKED = 96L * 1024 * 1024;
  private static final int MOST_PARTS = 500;

  private Spreadsheet() {}

  /**
   * All rows that say something, sheet by sheet, vendors first.
   *
   * @throws Problem 422 if it is not an xlsx, has none of our sheets, or its headers are not ours;
   *     413 if it is beyond all measure
   */
  static List<SheetRow> read(Path file, Locale locale) throws IOException {
    measure(file);
    try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
      List<SheetRow> rows = new ArrayList<>();
      boolean known = false;
      for (SheetLayout layout : SheetLayout.values()) {
        for (Sheet sheet :
            workbook.getSheets().filter(s -> layout.isCalled(s.getName())).toList()) {
          known = true;
          new SheetReader(layout, locale).read(sheet, rows);
        }
      }
      if (!known) {
        throw noSheet(workbook, locale);
      }
      return rows;
    } catch (Problem problem) {
      throw problem;
    } catch (IOException | RuntimeException damaged) {
      // The library throws many kinds, all of which say that the file is not what it should be.
      throw new Problem(422, "sheets.problem.damaged");
    }
  }

  private static void measure(Path file) throws IOException {
    long unpacked = 0;
    int parts = 0;
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
        if (++parts > MOST_PARTS) {
          throw new Problem(413, "sheets.problem.tooLarge", MOST_ROWS);
        }
        try (InputStream content = zip.getInputStream(part)) {
          unpacked += SheetBounds.measure(content, MOST_UNPACKED - unpacked);
        }
      }
      if (zip.getEntry("[Content_Types].xml") == null) {
        throw new Problem(422, "sheets.problem.notXlsx");
      }
    } catch (Problem problem) {
      throw problem;
    } catch (IOException | RuntimeException notAZip) {
      throw new Problem(422, "sheets.problem.notXlsx");
    }
  }

  private static Problem noSheet(ReadableWorkbook workbook, Locale locale) {
    String found = workbook.getSheets().map(Sheet::getName).collect(Collectors.joining(", "));
    return new Problem(
        422,
        "sheets.problem.noSheet",
        SheetLayout.VENDORS.title(locale),
        SheetLayout.PRODUCTS.title(locale),
        found);
  }
}
