package cn.jiuxiao.server.shared.ui;

import java.util.Locale;

/** Remembers the language a signed-in person chose; accounts knows how. */
public interface PersonsLanguage {
  void choose(Locale locale);
}
