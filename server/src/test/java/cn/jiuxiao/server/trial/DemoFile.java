package cn.jiuxiao.server.trial;

import com.opencsv.CSVReaderHeaderAwareBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A data file as the class path holds it; every row knows its line, so that a failing check names
 * it.
 */
record DemoFile(String name, List<Row> rows) {

  record Row(String file, long line, Map<String, String> cells) {

    String get(String column) {
      return Objects.requireNonNull(cells.get(column), () -> file + " has no column " + column);
    }

    boolean has(String column) {
      return !get(column).isEmpty();
    }

    int number(String column) {
      return Integer.parseInt(get(column));
    }

    @Override
    public String toString() {
      return file + " line " + line + " " + cells;
    }
  }

  static DemoFile demo(String name) {
    return read("/demo/" + name + ".csv");
  }

  static DemoFile reference(String name) {
    return read("/reference/" + name + ".csv");
  }

  private static DemoFile read(String path) {
    var stream = Objects.requireNonNull(DemoFile.class.getResourceAsStream(path), path);
    var parser = new RFC4180ParserBuilder().build();
    var rows = new ArrayList<Row>();
    try (var text = new InputStreamReader(stream, StandardCharsets.UTF_8);
        var reader = new CSVReaderHeaderAwareBuilder(text).withCSVParser(parser).build()) {
      for (var cells = reader.readMap(); cells != null; cells = reader.readMap()) {
        rows.add(new Row(path, reader.getLinesRead(), Map.copyOf(cells)));
      }
    } catch (IOException | CsvValidationException e) {
      throw new IllegalStateException(path + " cannot be read", e);
    }
    return new DemoFile(path, List.copyOf(rows));
  }

  Set<String> column(String column) {
    return rows.stream().map(row -> row.get(column)).collect(Collectors.toUnmodifiableSet());
  }

  /** The row whose key it is; keys are checked to be unique by the tests. */
  Row row(String keyColumn, String key) {
    return rows.stream()
        .filter(row -> row.get(keyColumn).equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no " + keyColumn + " " + key));
  }
}
