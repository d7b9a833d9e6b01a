package cn.jiuxiao.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.ServerTest;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
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
    @Get
    String whoAsks(HttpServletRequest request) {
      return "%s %s %s %s"
          .formatted(
              request.getRemoteAddr(),
              request.getScheme(),
              request.getServerName(),
              request.getHeader("X-Forwarded-For"));
    }
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
