package cn.jiuxiao.server.shared.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.ServerTest;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublicPagesIT extends ServerTest {
  @Override
  protected Map<String, String> moreProperties() {
    return Map.of("test.echo", "true");
  }

  @Controller("/echo")
  @Requires(property = "test.echo")
  @Secured(SecurityRule.IS_ANONYMOUS)
  static class Echo {
    private final PublicPages pages;

    Echo(PublicPages pages) {
      this.pages = pages;
    }

    @Get
    HttpResponse<String> show(HttpRequest<?> request, @QueryValue String text) {
      return pages.message(request, HttpStatus.GONE, "Echo", text);
    }
  }

  @Test
  void whatTemplatesShowIsEscaped() {
    var answer = http().get("/echo?text=" + encoded("<script>alert('茶')</script>"));
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(answer.body())
        .contains("&lt;script&gt;alert('茶')&lt;/script&gt;")
        .doesNotContain("<script");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'")
        .doesNotContain("unsafe-eval");
  }

  @Test
  void thePageIsInTheLanguageThatWasChosenBeforeTheBrowsers() {
    assertThat(page()).contains("<html lang=\"zh-CN\">");
    assertThat(page("Accept-Language", "en-GB")).contains("<html lang=\"en\">");
    assertThat(page("Accept-Language", "en-GB", "Cookie", "lang=zh"))
        .contains("<html lang=\"zh-CN\">");
  }

  @Test
  void choosingALanguageLeadsBackToThePage() {
    var http = http();
    var page = http.get("/echo?text=a%26b").body();
    var chosen = http.get(page.replaceAll("(?s).*href=\"(/language/[^\"]*)\".*", "$1"));
    assertThat(chosen.statusCode()).isEqualTo(303);
    assertThat(chosen.headers().firstValue("Location")).hasValue("/echo?text=a%26b");
    assertThat(chosen.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("lang=en;")
        .contains("SameSite=Lax");
    assertThat(http.get("/echo?text=a%26b").body()).contains("<html lang=\"en\">", "a&amp;b");
  }

  @Test
  void choosingALanguageNeverLeadsToAnotherSite() {
    for (String foreign :
        List.of("https://evil.example/", "//evil.example", "/\\evil.example", "x y")) {
      var answer = http().get("/language/en?back=" + encoded(foreign));
      assertThat(answer.headers().firstValue("Location")).as(foreign).hasValue("/");
    }
  }

  @Test
  void theStyleSheetIsKeptByBrowsersAndItsAddressIsInThePage() {
    String url = page().replaceAll("(?s).*href=\"(/public/public.css[^\"]*)\".*", "$1");
    var css = http().get(url);
    assertThat(css.statusCode()).isEqualTo(200);
    assertThat(css.headers().firstValue("Content-Type")).hasValue("text/css;charset=utf-8");
    assertThat(css.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(css.body()).contains("--accent");
  }

  private String page(String... headers) {
    return http()
        .send(
            "/echo?text=x",
            request -> {
              if (headers.length > 0) {
                request.headers(headers);
              }
            })
        .body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
