package cn.jiuxiao.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Style that is a test, not a meeting: over all modules' own sources. */
class TidyTest {
  private static final Path TOP = Path.of("").toAbsolutePath().getParent();
  private static final int FILE_LINES = 300;
  private static final int METHOD_LINES = 40;
  private static final Pattern WITHOUT_CLOCK =
      Pattern.compile(
          "\\b(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime|YearMonth|Year)\\.now\\(\\s*\\)|new Date\\(\\)|System\\.currentTimeMillis");
  private static final Pattern LATER = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static List<Path> java;
  private static List<Path> typeScript;

  @BeforeAll
  static void findSources() {
    java = sources(".java");
    typeScript = sources(".ts");
    assertThat(java).hasSizeGreaterThan(30);
    assertThat(typeScript).isNotEmpty();
  }

  private static List<Path> sources(String ending) {
    List<Path> found = new ArrayList<>();
    for (String module : List.of("db", "badge-printing", "kiosk-ui", "server")) {
      Path src = TOP.resolve(module).resolve("src");
      if (Files.isDirectory(src)) {
        try (Stream<Path> files = Files.walk(src)) {
          files.filter(file -> file.toString().endsWith(ending)).sorted().forEach(found::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return found;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMain(Path file) {
    return file.toString().contains("/src/main/");
  }

  private static List<String> linesThat(List<Path> files, Predicate<String> bad) {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (bad.test(lines.get(i))) {
          found.add(TOP.relativize(file) + ":" + (i + 1) + " " + lines.get(i).strip());
        }
      }
    }
    return found;
  }

  @Test
  void filesAreShort() {
    assertThat(
            Stream.concat(java.stream(), typeScript.stream())
                .filter(file -> lines(file).size() > FILE_LINES)
                .map(TOP::relativize))
        .isEmpty();
  }

  @Test
  void timeComesFromTheClock() {
    List<Path> main = java.stream().filter(TidyTest::isMain).toList();
    assertThat(linesThat(main, WITHOUT_CLOCK.asPredicate())).isEmpty();
  }

  @Test
  void onlyTheCommandLineWritesToTheConsole() {
    List<Path> silent =
        java.stream()
            .filter(TidyTest::isMain)
            .filter(file -> !file.toString().contains("/server/command/"))
            .toList();
    assertThat(
            linesThat(silent, line -> line.contains("System.out") || line.contains("System.err")))
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    List<Path> all =
        Stream.concat(java.stream(), typeScript.stream())
            .filter(file -> !file.endsWith("TidyTest.java"))
            .toList();
    assertThat(linesThat(all, LATER.asPredicate())).isEmpty();
  }

  @Test
  void methodsAreShort() throws IOException {
    List<String> found = new ArrayList<>();
    new Parsed(java) {
      @Override
      void method(MethodTree method, long firstLine, long lastLine) {
        if (lastLine - firstLine + 1 > METHOD_LINES) {
          found.add(
              at(firstLine)
                  + " "
                  + method.getName()
                  + " has "
                  + (lastLine - firstLine + 1)
                  + " lines");
        }
      }
    }.scan();
    assertThat(found).isEmpty();
  }

  @Test
  void viewsTakeTheirTextsFromBundles() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> views =
        java.stream()
            .filter(TidyTest::isMain)
            .filter(file -> file.toString().contains("/ui/"))
            .toList();
    new Parsed(views) {
      @Override
      void literal(String text, long line) {
        // One sign is a mark, like the 九 of the brand; more are words.
        if (HAN.matcher(text).find() && text.codePointCount(0, text.length()) > 1) {
          found.add(at(line) + " \"" + text + "\"");
        }
      }
    }.scan();
    assertThat(found).isEmpty();
  }

  /** Walks the sources' syntax trees. */
  @SuppressWarnings("UnusedVariable") // each test overrides the hook it wants
  private abstract static class Parsed extends TreeScanner<Void, Void> {
    private final List<Path> files;
    private CompilationUnitTree unit;
    private SourcePositions positions;

    Parsed(List<Path> files) {
      this.files = files;
    }

    void method(MethodTree method, long firstLine, long lastLine) {}

    void literal(String text, long line) {}

    void scan() throws IOException {
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (var manager = compiler.getStandardFileManager(null, null, null)) {
        var task =
            (JavacTask)
                compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files));
        positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree parsed : task.parse()) {
          unit = parsed;
          scan(parsed, null);
        }
      }
    }

    String at(long line) {
      return TOP.relativize(Path.of(unit.getSourceFile().getName())) + ":" + line;
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }

    @Override
    public Void visitClass(ClassTree type, Void ignored) {
      for (Tree member : type.getMembers()) {
        if (member instanceof MethodTree method && positions.getEndPosition(unit, method) >= 0) {
          long start =
              method.getBody() == null
                  ? positions.getStartPosition(unit, method)
                  : positions.getStartPosition(unit, method.getBody());
          method(method, line(start), line(positions.getEndPosition(unit, method)));
        }
      }
      return super.visitClass(type, null);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void ignored) {
      if (literal.getValue() instanceof String text) {
        literal(text, line(positions.getStartPosition(unit, literal)));
      }
      return null;
    }
  }
}
