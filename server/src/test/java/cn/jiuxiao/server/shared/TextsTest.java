package cn.jiuxiao.server.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Format;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TextsTest {
  private static final Path BUNDLES = Path.of("src/main/resources/messages");

  /**
   * A literal key handed to what reads texts; keys put together at run time cannot be seen here.
   */
  private static final Pattern USE =
      Pattern.compile(
          "(?:Texts\\.of\\(|Texts\\.in\\([^,()]+(?:\\(\\))?,|new Problem\\(\\s*\\d+,|Notices\\.done\\(|title = )\\s*\"([a-z][A-Za-z0-9]*\\.[A-Za-z0-9_.]+)\"\\s*[,)]");

  private static Properties read(Path file) {
    try (var in = Files.newBufferedReader(file)) {
      var properties = new Properties();
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> chinese() {
    return files(BUNDLES, ".properties").stream()
        .filter(file -> !file.toString().endsWith("_en.properties"))
        .toList();
  }

  private static String feature(Path bundle) {
    return bundle.getFileName().toString().replace(".properties", "");
  }

  @TestFactory
  Stream<DynamicTest> bothLanguagesSayTheSame() {
    assertThat(chinese()).isNotEmpty();
    return chinese().stream()
        .map(
            bundle ->
                DynamicTest.dynamicTest(
                    feature(bundle),
                    () -> {
                      Properties zh = read(bundle);
                      Properties en = read(BUNDLES.resolve(feature(bundle) + "_en.properties"));
                      assertThat(new TreeSet<>(en.stringPropertyNames()))
                          .isEqualTo(new TreeSet<>(zh.stringPropertyNames()));
                      assertThat(zh.stringPropertyNames())
                          .allMatch(key -> key.startsWith(feature(bundle) + "."));
                      for (String key : zh.stringPropertyNames()) {
                        assertThat(arguments(en.getProperty(key)))
                            .as(key)
                            .isEqualTo(arguments(zh.getProperty(key)));
                      }
                    }));
  }

  private static int arguments(String pattern) {
    Format[] formats = new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex();
    return formats.length;
  }

  @Test
  void everyKeyThatIsUsedExists() throws IOException {
    var missing = new TreeSet<String>();
    int uses = 0;
    for (Path file : files(Path.of("src/main/java"), ".java")) {
      Matcher use = USE.matcher(withoutComments(Files.readString(file)));
      while (use.find()) {
        uses++;
        if (!Texts.has(use.group(1))) {
          missing.add(file.getFileName() + ": " + use.group(1));
        }
      }
    }
    assertThat(uses).isGreaterThan(10);
    assertThat(missing).isEmpty();
  }

  private static String withoutComments(String source) {
    return source.replaceAll("(?m)^\\s*(\\*|//|/\\*).*$", "");
  }

  @Test
  void englishIsEnglishAndAllElseChinese() {
    assertThat(Texts.in(Locale.UK, "today.title")).isEqualTo("Today");
    assertThat(Texts.in(Locale.FRANCE, "today.title")).isEqualTo("今天");
    assertThat(Texts.in(Texts.ENGLISH, "shared.count", 1)).isEqualTo("1 entry");
    assertThat(Texts.in(Texts.CHINESE, "shared.count", 12345)).isEqualTo("12,345 条");
  }
}
