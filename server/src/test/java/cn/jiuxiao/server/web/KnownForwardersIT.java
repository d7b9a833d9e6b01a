package cn.jiuxiao.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.ServerTest;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownForwardersIT extends ServerTest {
  @Override
  protected Map<String, String> moreProperties() {
    return Map.of("jiuxiao.forwarders", "127.0.0.1", "test.asker", "true");
  }

  @Controller("/asker")
  @Requires(property = "test.asker")
  @Secured(SecurityRule.IS_ANONYMOUS)
  static class Asker {
    private final HttpHostResolver hosts;

    Asker(HttpHostResolver hosts) {
      this.hosts = hosts;
    }

    @Get
    String whoAsks(HttpServletRequest request) {
      return "%s %s %s %s"
          .formatted(
              request.getRemoteAddr(),
              request.getScheme(),
              request.getServerName(),
              request.getHeader("X-Forwarded-For"));
    }

    @Get("/address")
    String address(HttpRequest<?> request) {
      return hosts.resolve(request);
    }

    @Post("/change")
    String change() {
      return "changed";
    }
  }

  /** As nginx, Apache and Caddy tell it, each its own way. */
  @Test
  void theProxysAddressIsTheOneAsked() {
    assertThat(address("X-Forwarded-Host", "fair.example")).isEqualTo("https://fair.example");
    assertThat(address("X-Forwarded-Host", "fair.example:8443"))
        .isEqualTo("https://fair.example:8443");
    assertThat(address("X-Forwarded-Host", "fair.example", "X-Forwarded-Port", "8443"))
        .isEqualTo("https://fair.example:8443");
  }

  @Test
  void aPageBehindTheProxyMayChangeThings() {
    assertThat(change("https://fair.example:8443")).isEqualTo(200);
    assertThat(change("https://fair.example")).isEqualTo(403);
    assertThat(change("https://elsewhere.example:8443")).isEqualTo(403);
    assertThat(change("null")).isEqualTo(403);
  }

  @Test
  void theTrustPageBehindTheProxyLeadsToItsTill() {
    String page = proxied("/trust", "X-Forwarded-Host", "fair.example:8443").body();
    assertThat(page).contains("\"https://fair.example:8443/kiosk/\"");
    assertThat(page).doesNotContain("jiuxiao.crt");
  }

  private String address(String... headers) {
    return proxied("/asker/address", headers).body();
  }

  private int change(String origin) {
    return proxied("/asker/change", "X-Forwarded-Host", "fair.example:8443", "Origin", origin)
        .statusCode();
  }

  private HttpResponse<String> proxied(String path, String... headers) {
    return new Http(URI.create("http://127.0.0.1:" + server.getPort()))
        .send(
            path,
            request -> {
              request.header("X-Forwarded-Proto", "https");
              for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
              }
              if (path.endsWith("change")) {
                request.POST(BodyPublishers.noBody());
              }
            });
  }

  @Test
  void aNamedProxyIsBelieved() {
    assertThat(asker("127.0.0.1")).isEqualTo("203.0.113.9 https fair.example null");
  }

  @Test
  void anybodyElseIsNot() {
    assertThat(asker("[::1]")).isEqualTo("0:0:0:0:0:0:0:1 http [::1] null");
  }

  private String asker(String from) {
    return new Http(URI.create("http://" + from + ":" + server.getPort()))
        .send(
            "/asker",
            request ->
                request
                    .header("X-Forwarded-For", "203.0.113.9")
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "fair.example")
                    .header("Forwarded", "for=203.0.113.9"))
        .body();
  }
}
