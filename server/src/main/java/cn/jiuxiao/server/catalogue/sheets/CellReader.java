package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.FieldProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the texts of one row into values, and collects what is wrong with them. */
final class CellReader {

  private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
  private static final Pattern MONTH = Pattern.compile("(\\d{1,2})月?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

  private final SheetRow row;
  private final List<FieldProblem> problems;

  CellReader(SheetRow row) {
    this.row = row;
    this.problems = new ArrayList<>(row.problems());
  }

  List<FieldProblem> problems() {
    return problems;
  }

  void problem(String field, String textKey, Object... args) {
    problems.add(FieldProblem.of(field, textKey, args));
  }

  String text(String field) {
    return row.cell(field);
  }

  /** A word of a list, by its lower-case code or name; null if empty or unknown. */
  <T> @Nullable T choice(String field, Map<String, T> allowed) {
    String word = row.cell(field);
    if (word.isEmpty()) {
      return null;
    }
    T chosen = allowed.get(word.toLowerCase(Locale.ROOT));
    if (chosen == null) {
      problem(field, "sheets.problem.notAllowed", word);
    }
    return chosen;
  }

  boolean yes(String field) {
    String word = row.cell(field).toLowerCase(Locale.ROOT);
    boolean yes = List.of("是", "yes", "y", "true", "1").contains(word);
    if (!yes && !word.isEmpty() && !List.of("否", "no", "n", "false", "0").contains(word)) {
      problem(field, "sheets.problem.yesNo");
    }
    return yes;
  }

  /** A whole number; zero if empty. */
  int whole(String field) {
    Long number = scaled(field, 0, "sheets.problem.whole");
    if (number == null) {
      return 0;
    }
    if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
      problem(field, "sheets.problem.whole");
      return 0;
    }
    return number.intValue();
  }

  @Nullable Long fen(String field) {
    return scaled(field, 2, "sheets.problem.money");
  }

  @Nullable Long milli(String field) {
    return scaled(field, 3, "sheets.problem.quantity");
  }

  @Nullable Integer month(String field) {
    String text = row.cell(field);
    if (text.isEmpty()) {
      return null;
    }
    Matcher matcher = MONTH.matcher(text);
    if (!matcher.matches()) {
      problem(field, "catalogue.problem.month");
      return null;
    }
    return Integer.valueOf(matcher.group(1));
  }

  @Nullable LocalDate date(String field) {
    String text = row.cell(field);
    if (text.isEmpty()) {
      return null;
    }
    Matcher matcher = DATE.matcher(text);
    if (matcher.matches()) {
      try {
        return LocalDate.of(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
      } catch (DateTimeException noSuchDay) {
        problem(field, "sheets.problem.date");
        return null;
      }
    }
    problem(field, "sheets.problem.date");
    return null;
  }

  private @Nullable Long scaled(String field, int places, String textKey) {
    String text = row.cell(field).replace(",", "").replace("，", "").replace("¥", "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (NUMBER.matcher(text).matches()) {
      try {
        return new BigDecimal(text).movePointRight(places).longValueExact();
      } catch (ArithmeticException tooFine) {
        problem(field, textKey);
        return null;
      }
    }
    problem(field, textKey);
    return null;
  }
}
