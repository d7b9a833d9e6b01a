package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.web.PublicPages;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The page behind a product's code, for everyone. {@code /01/GTIN14} is a GS1 Digital Link: further
 * application identifiers may follow, of which the lot (10) is used and the rest are let be.
 */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class TraceController {

  private static final String LOT = "10";

  private final Products products;
  private final Traces traces;
  private final PublicPages pages;

  TraceController(Products products, Traces traces, PublicPages pages) {
    this.products = products;
    this.traces = traces;
    this.pages = pages;
  }

  /** What a person typed into the page that found nothing. */
  @Get("/p")
  HttpResponse<?> typed(HttpRequest<?> request, @QueryValue(defaultValue = "") String code) {
    String stripped = code.strip();
    if (stripped.isEmpty()) {
      return missing(request, "");
    }
    String path =
        Gtin.read(stripped)
            .map(gtin -> "/01/" + gtin)
            .orElseGet(() -> "/p/" + URLEncoder.encode(stripped, StandardCharsets.UTF_8));
    return HttpResponse.seeOther(URI.create(path));
  }

  @Get("/p/{code}")
  HttpResponse<?> ofProduct(HttpRequest<?> request, String code) {
    return answer(request, code, products.byCode(code), null);
  }

  @Get("/01/{path:.+}")
  HttpResponse<?> ofDigitalLink(HttpRequest<?> request, String path) {
    String[] parts = path.split("/", -1);
    @Nullable String lot = null;
    for (int i = 1; i + 1 < parts.length; i += 2) {
      lot = parts[i].equals(LOT) ? parts[i + 1] : lot;
    }
    return answer(request, parts[0], Gtin.read(parts[0]).flatMap(products::byGtin), lot);
  }

  private HttpResponse<?> answer(
      HttpRequest<?> request, String code, Optional<Product> product, @Nullable String lot) {
    if (product.isEmpty()) {
      return missing(request, code);
    }
    Trace trace = traces.of(product.get(), lot, Languages.of(request));
    return unlessKnown(request, pages.show(request, "catalogue/trace.jte", Map.of("trace", trace)));
  }

  private HttpResponse<?> missing(HttpRequest<?> request, String code) {
    return pages.show(request, HttpStatus.NOT_FOUND, "catalogue/missing.jte", Map.of("code", code));
  }

  /** A phone that asks again gets 304 as long as nothing changed. */
  private static HttpResponse<?> unlessKnown(
      HttpRequest<?> request, MutableHttpResponse<String> page) {
    CRC32C sum = new CRC32C();
    String html = page.body();
    sum.update(html.getBytes(StandardCharsets.UTF_8));
    String tag = "\"%x-%x\"".formatted(sum.getValue(), html.length());
    boolean known = tag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
    MutableHttpResponse<?> answer = known ? HttpResponse.notModified() : page;
    return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.VARY, "Cookie, Accept-Language");
  }
}
