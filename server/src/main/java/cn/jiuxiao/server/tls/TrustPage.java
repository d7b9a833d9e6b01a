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
import io.micronaut.http.server.util.HttpHostResolver;
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
  private final HttpHostResolver hosts;
  private final BeanProvider<ServerCertificate> certificate;

  TrustPage(
      PublicPages pages,
      ServerAddresses addresses,
      HttpHostResolver hosts,
      BeanProvider<ServerCertificate> certificate) {
    this.pages = pages;
    this.addresses = addresses;
    this.hosts = hosts;
    this.certificate = certificate;
  }

  @Get
  HttpResponse<String> show(HttpRequest<?> request) {
    URI asked = URI.create(hosts.resolve(request));
    boolean viaProxy = addresses.viaProxy(asked);
    String host = hostForPhones(asked);
    URI base = viaProxy ? asked : addresses.plain(host);
    URI page = UriBuilder.of(base).path("trust").build();
    Map<String, Object> values = new HashMap<>();
    values.put("pageUrl", page.toString());
    values.put("qrCode", QrCode.of(page.toString()).svg());
    Optional<URI> secure = viaProxy ? Optional.of(asked) : addresses.secure(host);
    values.put("tillUrl", secure.map(address -> address + "/kiosk/").orElse(""));
    values.put("device", Device.of(request.getHeaders().get(HttpHeaders.USER_AGENT)));
    // What a proxy shows is its own certificate.
    Optional<X509Certificate> authority = viaProxy ? Optional.empty() : authority();
    values.put("fingerprint", viaProxy ? "" : addresses.fingerprint().orElse(""));
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
  private String hostForPhones(URI asked) {
    String host = asked.getHost();
    boolean reachable =
        host != null
            && !host.equals("localhost")
            && !host.startsWith("127.")
            && !host.startsWith("[");
    return reachable ? host : addresses.hosts().stream().findFirst().orElse("localhost");
  }
}
