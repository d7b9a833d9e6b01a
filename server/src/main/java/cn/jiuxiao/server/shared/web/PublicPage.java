package cn.jiuxiao.server.shared.web;

import cn.jiuxiao.server.shared.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What every template knows of the page it draws.
 *
 * @param path the page's own path with its query, where the language switch leads back to
 */
public record PublicPage(Locale locale, String path, String styleUrl) {
  public String text(String key, Object... args) {
    return Texts.in(locale, key, args);
  }

  public boolean isEnglish() {
    return locale.equals(Texts.ENGLISH);
  }

  /** For the {@code lang} attribute, after which screen readers and fonts go. */
  public String language() {
    return isEnglish() ? "en" : "zh-CN";
  }

  public String otherLanguageUrl() {
    return "/language/%s?back=%s"
        .formatted(isEnglish() ? "zh" : "en", URLEncoder.encode(path, StandardCharsets.UTF_8));
  }
}
