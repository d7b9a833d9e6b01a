package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.printing.Copies;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.tls.ServerAddresses;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Products as JSON, and their labels as PDF. */
@Controller("/api/products")
@Secured(SecurityRule.IS_AUTHENTICATED)
class ProductController {

  private static final int MOST = 200;

  private final Products products;
  private final ProductLabels labels;
  private final HttpHostResolver hosts;
  private final ServerAddresses addresses;

  ProductController(
      Products products, ProductLabels labels, HttpHostResolver hosts, ServerAddresses addresses) {
    this.products = products;
    this.labels = labels;
    this.hosts = hosts;
    this.addresses = addresses;
  }

  /** A page of the products that the caller may see. */
  @Get
  ProductPage list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @Nullable @QueryValue String region,
      @Nullable @QueryValue String vendor,
      @Nullable @QueryValue String category,
      @Nullable @QueryValue String reason,
      @Nullable @QueryValue String blocked,
      @QueryValue(defaultValue = "0") int offset,
      @QueryValue(defaultValue = "50") int limit) {
    Map<String, String> filters = new HashMap<>();
    put(filters, "region", region);
    put(filters, "vendor", vendor);
    put(filters, "category", category);
    put(filters, "reason", reason);
    put(filters, "blocked", blocked);
    ListQuery query =
        new ListQuery(
            q.strip(), filters, null, false, Math.max(0, offset), Math.clamp(limit, 1, MOST));
    return new ProductPage(products.count(actor, query), products.find(actor, query));
  }

  /**
   * Labels to print.
   *
   * @param p products and counts: {@code 12:3,15:10}
   * @param first the place on the first sheet to begin with, from 1
   */
  @Get(value = "/labels.pdf", produces = "application/pdf")
  HttpResponse<byte[]> labels(
      Actor actor,
      HttpRequest<?> request,
      String p,
      @QueryValue(defaultValue = "A4_70_37") LabelPaper paper,
      @QueryValue(defaultValue = "1") int first)
      throws IOException {
    if (first < 1 || first > paper.places()) {
      throw new Problem(422, "catalogue.problem.firstPlace", paper.places());
    }
    Locale locale = Languages.of(request);
    List<Copies> copies = labels.prepare(actor, LabelOrder.read(p), publicBase(request), locale);
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    labels.write(copies, paper, first, locale, pdf);
    return HttpResponse.ok(pdf.toByteArray())
        .contentType(MediaType.of("application/pdf"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"labels.pdf\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  /** Of what is printed, not of where it was asked for: a label outlives both. */
  private String publicBase(HttpRequest<?> request) {
    return addresses.toPrint(URI.create(hosts.resolve(request))).toString();
  }

  private static void put(Map<String, String> filters, String name, @Nullable String value) {
    if (value != null) {
      filters.put(name, value);
    }
  }
}
