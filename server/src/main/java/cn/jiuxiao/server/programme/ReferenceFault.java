package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Texts;
import java.util.Locale;

/**
 * A line of a reference file that cannot be read. The file's name and the line stand before the
 * sentence.
 *
 * @param line counted from 1, the header included; 0 for the file as a whole
 */
public record ReferenceFault(String file, long line, String textKey, String cell) {

  public String text(Locale locale) {
    return Texts.in(locale, "programme.faultAt", file, line, Texts.in(locale, textKey, cell));
  }
}
