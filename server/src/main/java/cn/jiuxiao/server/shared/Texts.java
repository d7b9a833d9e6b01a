package cn.jiuxiao.server.shared;

import com.vaadin.flow.component.UI;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What people read. The key's first word names the bundle: {@code fairs.title} stands in {@code
 * messages/fairs.properties} (Simplified Chinese) and {@code messages/fairs_en.properties}.
 * Arguments as in {@link MessageFormat}.
 */
public final class Texts {
  public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  public static final Locale ENGLISH = Locale.ENGLISH;
  private static final Control ONLY_WHAT_IS_ASKED =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private Texts() {}

  /** In the language of the view that asks; outside a view in Chinese. */
  public static String of(String key, Object... args) {
    return in(locale(), key, args);
  }

  public static String in(Locale locale, String key, Object... args) {
    String pattern = pattern(locale, key);
    return args.length == 0 && pattern.indexOf('\'') < 0 && pattern.indexOf('{') < 0
        ? pattern
        : new MessageFormat(pattern, supported(locale)).format(args);
  }

  /** The language of the view that asks; outside a view Chinese. */
  public static Locale locale() {
    UI ui = UI.getCurrent();
    return ui == null ? CHINESE : supported(ui.getLocale());
  }

  /** English for English, Chinese for all else. */
  public static Locale supported(Locale wanted) {
    return wanted.getLanguage().equals(ENGLISH.getLanguage()) ? ENGLISH : CHINESE;
  }

  public static boolean has(String key) {
    return !pattern(CHINESE, key).equals(key);
  }

  private static String pattern(Locale locale, String key) {
    int dot = key.indexOf('.');
    String bundle = dot < 0 ? key : key.substring(0, dot);
    try {
      Locale file = supported(locale).equals(ENGLISH) ? ENGLISH : Locale.ROOT;
      return ResourceBundle.getBundle(
              "messages." + bundle, file, Texts.class.getClassLoader(), ONLY_WHAT_IS_ASKED)
          .getString(key);
    } catch (MissingResourceException missing) {
      // A test finds missing keys; a page that shows one is better than no page.
      return key;
    }
  }
}
