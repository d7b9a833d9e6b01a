package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.i18n.I18NProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;

/** Our texts, where Vaadin itself asks for one. */
@Singleton
class TextsForVaadin implements I18NProvider {
  @Override
  public List<Locale> getProvidedLocales() {
    return List.of(Texts.CHINESE, Texts.ENGLISH);
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... args) {
    return Texts.in(locale, key, args);
  }
}
