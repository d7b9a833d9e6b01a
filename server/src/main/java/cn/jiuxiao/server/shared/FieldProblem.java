package cn.jiuxiao.server.shared;

import java.util.List;
import java.util.Locale;

/**
 * What is wrong with one field of a form or one cell of a spreadsheet. The text says what is wrong
 * and what to do.
 *
 * @param field the name of the record component that holds the value
 * @param textKey key of the sentence
 * @param args what the sentence names
 */
public record FieldProblem(String field, String textKey, List<Object> args) {
  public FieldProblem {
    args = List.copyOf(args);
  }

  public static FieldProblem of(String field, String textKey, Object... args) {
    return new FieldProblem(field, textKey, List.of(args));
  }

  public String text(Locale locale) {
    return Texts.in(locale, textKey, args.toArray());
  }
}
