package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Texts;
import java.util.Locale;

/** Reference data has two names. */
public interface Named {
  String name();

  String nameEn();

  default String nameIn(Locale locale) {
    return Texts.supported(locale).equals(Texts.ENGLISH) ? nameEn() : name();
  }

  /** In the language of the view that asks. */
  default String shown() {
    return nameIn(Texts.locale());
  }
}
