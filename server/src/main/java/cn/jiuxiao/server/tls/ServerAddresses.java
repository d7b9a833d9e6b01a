package cn.jiuxiao.server.tls;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Property;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where this server is reached: from this machine, from its network, and by phones, which need
 * HTTPS for the till.
 */
@Singleton
public class ServerAddresses {
  private final BeanProvider<EmbeddedServer> server;
  private final BeanProvider<HttpsConnector> https;
  private final BeanProvider<ServerCertificate> certificate;
  private final List<String> furtherNames;

  ServerAddresses(
      BeanProvider<EmbeddedServer> server,
      BeanProvider<HttpsConnector> https,
      BeanProvider<ServerCertificate> certificate,
      @Property(name = "jiuxiao.https.names", defaultValue = "") List<String> furtherNames) {
    this.server = server;
    this.https = https;
    this.certificate = certificate;
    this.furtherNames = furtherNames.stream().filter(name -> !name.isEmpty()).toList();
  }

  public URI local() {
    return plain("localhost");
  }

  /** The names given first, then the network's addresses, then this machine's own names. */
  public List<String> hosts() {
    LocalNames names = LocalNames.of(furtherNames);
    List<String> hosts = new ArrayList<>(furtherNames);
    hosts.addAll(names.addresses());
    names.hosts().stream().filter(host -> !hosts.contains(host)).forEach(hosts::add);
    return List.copyOf(hosts);
  }

  public URI plain(String host) {
    return address(
        "http",
        host,
        https.find(null).map(HttpsConnector::plainPort).orElseGet(() -> server.get().getPort()));
  }

  /** Nothing if HTTPS is switched off, as behind a proxy that does it. */
  public Optional<URI> secure(String host) {
    return https
        .find(null)
        .filter(connector -> connector.port() > 0)
        .map(connector -> address("https", host, connector.port()));
  }

  /** The address to put into a code that a phone scans. */
  public URI forPhones() {
    String host = hosts().stream().findFirst().orElse("localhost");
    return secure(host).orElseGet(() -> plain(host));
  }

  /** As {@link #forPhones()}, but through the proxy if that is how this was asked. */
  public URI forPhones(URI asked) {
    return viaProxy(asked) ? asked : forPhones();
  }

  /** Asked by an HTTPS that is not this server's own. */
  boolean viaProxy(URI asked) {
    return "https".equals(asked.getScheme())
        && !loops(asked)
        && secure(asked.getHost()).filter(asked::equals).isEmpty();
  }

  /**
   * The address to print, for strangers' phones and for years: the name given with {@code --host}
   * or in the certificate that was given, if this server speaks HTTPS; else the one that was asked,
   * by HTTPS and under a name that is not this machine's own if there is one.
   *
   * @param asked scheme, host and port of the request, a proxy's told name included
   */
  public URI toPrint(URI asked) {
    return publicName()
        .flatMap(this::secure)
        .or(() -> Optional.of(asked).filter(uri -> "https".equals(uri.getScheme()) && !loops(uri)))
        .or(
            () ->
                loops(asked)
                    ? hosts().stream().findFirst().flatMap(this::secure)
                    : secure(asked.getHost()))
        .orElse(asked);
  }

  private Optional<String> publicName() {
    return furtherNames.stream()
        .filter(name -> !LocalNames.isAddress(name) && !name.equals("localhost"))
        .findFirst()
        .or(() -> certificate.find(null).flatMap(ServerCertificate::givenName));
  }

  private static boolean loops(URI address) {
    String host = address.getHost();
    return host == null
        || host.equals("localhost")
        || host.startsWith("127.")
        || host.startsWith("[");
  }

  /**
   * SHA-256 of the authority that phones are asked to trust; nothing if the certificate was given
   * or there is none.
   */
  public Optional<String> fingerprint() {
    return certificate.find(null).flatMap(ServerCertificate::fingerprint);
  }

  private static URI address(String scheme, String host, int port) {
    boolean usual = scheme.equals("http") ? port == 80 : port == 443;
    return URI.create(scheme + "://" + host + (usual ? "" : ":" + port));
  }
}
