package cn.jiuxiao.server.shared.web;

import cn.jiuxiao.server.shared.Languages;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Answers with a page drawn from a template in {@code src/main/jte}. Templates declare typed
 * parameters and are compiled with the build; every value is escaped for the place it stands in.
 */
@Singleton
public class PublicPages {
  private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final PublicStyle style;

  PublicPages(PublicStyle style) {
    this.style = style;
  }

  /**
   * @param template path below {@code src/main/jte}, such as {@code tls/trust.jte}
   * @param values the template's parameters by name; {@code page} is added
   */
  public MutableHttpResponse<String> show(
      HttpRequest<?> request, String template, Map<String, Object> values) {
    return show(request, HttpStatus.OK, template, values);
  }

  public MutableHttpResponse<String> show(
      HttpRequest<?> request, HttpStatus status, String template, Map<String, Object> values) {
    var all = new HashMap<>(values);
    all.put("page", pageOf(request));
    var html = new StringOutput();
    templates.render(template, all, html);
    return HttpResponse.<String>status(status)
        .body(html.toString())
        .contentType(HTML)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache, private");
  }

  /** A page that says one thing: not found, thank you, come back later. */
  public MutableHttpResponse<String> message(
      HttpRequest<?> request, HttpStatus status, String title, String text) {
    return show(request, status, "message.jte", Map.of("title", title, "text", text));
  }

  /** The same for a servlet filter, which has no such request. */
  public String message(Locale locale, String path, String title, String text) {
    var html = new StringOutput();
    var page = new PublicPage(locale, path, style.url());
    templates.render("message.jte", Map.of("page", page, "title", title, "text", text), html);
    return html.toString();
  }

  private PublicPage pageOf(HttpRequest<?> request) {
    return new PublicPage(Languages.of(request), request.getUri().toString(), style.url());
  }
}
