package cn.jiuxiao.server.programme;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The reference files: the operator's edited copies in {@code DATA/reference/} where there are any,
 * else ours. Read by opencsv, because a cell may hold quotes, commas and line breaks.
 */
@Singleton
class ReferenceFiles {
  private final Path edited;

  ReferenceFiles(@Value("${jiuxiao.data:./data}") String data) {
    this.edited = Path.of(data, "reference");
  }

  /**
   * One line of a file, cells stripped of blanks around them.
   *
   * @param number counted from 1, the header included
   */
  record Line(int number, List<String> cells) {}

  /** Where an operator's copy of the file would stand. */
  Path editedCopy(String file) {
    return edited.resolve(file);
  }

  /** The header first. */
  List<Line> read(String file) throws UnreadableFile {
    try (Reader reader = open(file);
        var csv =
            new CSVReaderBuilder(reader)
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
      List<Line> lines = new ArrayList<>();
      String[] cells = csv.readNext();
      int number = 1;
      while (cells != null) {
        // An empty line is one empty cell.
        if (cells.length > 1 || !cells[0].isBlank()) {
          lines.add(new Line(number, List.of(cells).stream().map(String::strip).toList()));
        }
        number = Math.toIntExact(csv.getLinesRead()) + 1;
        cells = csv.readNext();
      }
      return lines;
    } catch (CharacterCodingException e) {
      throw new UnreadableFile("programme.faultNotUtf8", e);
    } catch (CsvException e) {
      throw new UnreadableFile("programme.faultNotCsv", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reader open(String file) throws IOException {
    Path own = editedCopy(file);
    InputStream in =
        Files.exists(own)
            ? Files.newInputStream(own)
            : Objects.requireNonNull(
                getClass().getClassLoader().getResourceAsStream("reference/" + file), file);
    // A decoder object refuses wrong bytes, where a charset would quietly replace them.
    return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
  }

  /** The file as a whole cannot be read. */
  @SuppressWarnings("serial") // never serialised
  static final class UnreadableFile extends Exception {
    private final String textKey;

    UnreadableFile(String textKey, Exception cause) {
      super(textKey, cause);
      this.textKey = textKey;
    }

    String textKey() {
      return textKey;
    }
  }
}
