package cn.jiuxiao.server.shared.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * The public pages' one style sheet. Its address changes with its content, so browsers keep it for
 * good.
 */
@Controller("/public")
@Secured(SecurityRule.IS_ANONYMOUS)
class PublicStyle {
  private final byte[] css;
  private final String url;

  PublicStyle() {
    try (InputStream in = PublicStyle.class.getResourceAsStream("/public/public.css")) {
      css = Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var sum = new CRC32();
    sum.update(css);
    url = "/public/public.css?" + Long.toHexString(sum.getValue());
  }

  String url() {
    return url;
  }

  @Get("/public.css")
  HttpResponse<byte[]> css() {
    return HttpResponse.ok(css)
        .contentType(MediaType.of("text/css;charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
  }
}
