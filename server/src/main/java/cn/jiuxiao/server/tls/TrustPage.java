package cn.jiuxiao.server.tls;

import cn.jiuxiao.printing.QrCode;
import cn.jiuxiao.server.shared.web.PublicPages;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a phone learns to trust this server: the authority's certificate, step by step, then the till
 * over HTTPS.
 */
@Controller("/trust")
@Secured(SecurityRule.IS_ANONYMOUS)
class TrustPage {
  /** Phones offer to install what comes with this type, whatever they think of its name. */
  private static final MediaType CERTIFICATE = MediaType.of("application/x-x509-ca-cert");

  private final PublicPages pages;
  private final ServerAddresses addresses;
  private final BeanProvider<ServerCertificate> certificate;

  TrustPage(
      PublicPages pages, ServerAddresses addresses, BeanProvider<ServerCertificate> certificate) {
    this.pages = pages;
    this.addresses = addresses;
    this.certificate = certificate;
  }

  @Get
  HttpResponse<String> show(HttpRequest<?> request) {
    String host = hostForPhones(request);
    URI page = UriBuilder.of(addresses.plain(host)).path("trust").build();
    Map<String, Object> values = new HashMap<>();
    values.put("pageUrl", page.toString());
    values.put("qrCode", QrCode.of(page.toString()).svg());
    values.put("tillUrl", addresses.secure(host).map(base -> base + "/kiosk/").orElse(""));
    values.put("device", Device.of(request.getHeaders().get(HttpHeaders.USER_AGENT)));
    Optional<X509Certificate> authority = authority();
    values.put("fingerprint", addresses.fingerprint().orElse(""));
    values.put(
        "authority",
        authority.map(it -> it.getSubjectX500Principal().getName().replace("CN=", "")).orElse(""));
    return pages.show(request, "tls/trust.jte", values);
  }

  @Get("/jiuxiao.crt")
  HttpResponse<byte[]> certificate() throws GeneralSecurityException {
    Optional<X509Certificate> authority = authority();
    return authority.isEmpty()
        ? HttpResponse.notFound()
        : HttpResponse.ok(authority.get().getEncoded())
            .contentType(CERTIFICATE)
            .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private Optional<X509Certificate> authority() {
    return certificate.find(null).flatMap(ServerCertificate::authority);
  }

  /** Seen on this machine's own screen, the page shows an address that a phone can reach. */
  private String hostForPhones(HttpRequest<?> request) {
    String asked =
        URI.create(
                "http://" + request.getHeaders().get(HttpHeaders.HOST, String.class, "localhost"))
            .getHost();
    boolean reachable =
        asked != null
            && !asked.equals("localhost")
            && !asked.startsWith("127.")
            && !asked.startsWith("[");
    return reachable ? asked : addresses.hosts().stream().findFirst().orElse("localhost");
  }
}
