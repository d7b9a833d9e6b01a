package cn.jiuxiao.printing;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The captions of one language; Simplified Chinese where we do not have another. */
record Wording(Locale language, ResourceBundle captions) {

  static Wording in(Locale language) {
    // No fallback to the machine's own locale: the same call prints the same everywhere.
    return new Wording(
        language,
        ResourceBundle.getBundle(
            "cn.jiuxiao.printing.wording",
            language,
            Control.getNoFallbackControl(Control.FORMAT_DEFAULT)));
  }

  String of(String key, Object... arguments) {
    return new MessageFormat(captions.getString(key), language).format(arguments);
  }
}
