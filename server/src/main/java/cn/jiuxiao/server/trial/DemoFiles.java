package cn.jiuxiao.server.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.opencsv.CSVReaderHeaderAware;
import com.opencsv.exceptions.CsvValidationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The demo's CSV files, {@code demo/*.csv}: see the README beside them. */
@Singleton
final class DemoFiles {

  /** A line of a file, by column. */
  record Line(String file, Map<String, String> cells) {
    String text(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalStateException(file + " has no column " + column);
      }
      return cell;
    }

    /** Null if the cell is empty. */
    @Nullable String optional(String column) {
      String cell = text(column);
      return cell.isEmpty() ? null : cell;
    }

    long number(String column) {
      return Long.parseLong(text(column));
    }

    int small(String column) {
      return Integer.parseInt(text(column));
    }

    boolean yes(String column) {
      return Boolean.parseBoolean(text(column));
    }

    /** A date of the programme year 2026, moved by whole years. */
    LocalDate date(String column, int years) {
      return LocalDate.parse(text(column)).plusYears(years);
    }
  }

  List<Line> lines(String file) {
    String path = "/demo/" + file + ".csv";
    try (InputStream in = Objects.requireNonNull(DemoFiles.class.getResourceAsStream(path), path);
        var reader = new CSVReaderHeaderAware(new InputStreamReader(in, UTF_8))) {
      List<Line> lines = new ArrayList<>();
      for (Map<String, String> cells = reader.readMap(); cells != null; cells = reader.readMap()) {
        lines.add(new Line(file, cells));
      }
      return lines;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (CsvValidationException wrong) {
      throw new IllegalStateException(path + ": " + wrong.getMessage(), wrong);
    }
  }
}
