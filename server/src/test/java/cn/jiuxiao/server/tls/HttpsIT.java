package cn.jiuxiao.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.testing.ServerTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsIT extends ServerTest {
  @TempDir static Path data;

  @Inject ServerAddresses addresses;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of(
        "jiuxiao.data",
        data.toString(),
        "jiuxiao.https.port",
        "-1",
        "jiuxiao.https.names",
        "localhost");
  }

  @Test
  void aDeviceThatInstalledTheAuthorityTrustsTheServer() throws Exception {
    URI secure = addresses.secure("localhost").orElseThrow();
    try (var stranger = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> get(stranger, secure.resolve("/health")))
          .isInstanceOf(SSLHandshakeException.class);
    }
    try (var trusting =
        HttpClient.newBuilder().sslContext(trusting(downloadedAuthority())).build()) {
      var answer = get(trusting, secure.resolve("/health"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      // By address as by name: phones are given the address.
      for (String host : addresses.hosts()) {
        if (LocalNames.isAddress(host)) {
          URI byAddress = addresses.secure(host).orElseThrow();
          assertThat(get(trusting, byAddress.resolve("/health")).statusCode()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void theTrustPageShowsThisDevicesStepsFirstAndLeadsToTheTill() throws Exception {
    String till = addresses.secure("localhost").orElseThrow().getPort() + "/kiosk/";
    String android = trustPage("Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/130 Mobile", "en");
    assertThat(android)
        .contains("<details open>\n  <summary>Android", till)
        .doesNotContain("<svg", "Inside WeChat");
    String iphone = trustPage("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "en");
    assertThat(iphone).containsPattern("<details open>\\s*<summary>iPhone");
    String desktop = trustPage("Mozilla/5.0 (Windows NT 10.0)", "zh");
    assertThat(desktop).contains("<svg", "用手机扫码打开本页", "/trust");
    assertThat(trustPage("MicroMessenger/8.0 Android", "en")).contains("Inside WeChat");
    assertThat(android).contains(addresses.fingerprint().orElseThrow());
  }

  @Test
  void whatIsPrintedIsNeverThisMachinesOwnNorPlainAddress() {
    int port = addresses.secure("localhost").orElseThrow().getPort();
    assertThat(addresses.toPrint(URI.create("http://10.0.0.5:8080")))
        .isEqualTo(URI.create("https://10.0.0.5:" + port));
    assertThat(addresses.toPrint(URI.create("https://fair.example")))
        .isEqualTo(URI.create("https://fair.example"));
    for (String own : List.of("http://localhost:8080", "https://127.0.0.1:8443", "http://[::1]")) {
      assertThat(addresses.toPrint(URI.create(own))).isEqualTo(addresses.forPhones());
    }
  }

  private String trustPage(String userAgent, String language) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(addresses.local().resolve("/trust"))
              .header("User-Agent", userAgent)
              .header("Accept-Language", language)
              .build();
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private X509Certificate downloadedAuthority() throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(addresses.local().resolve("/trust/jiuxiao.crt")).build(),
              BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Type"))
          .hasValue("application/x-x509-ca-cert");
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(answer.body()));
    }
  }

  private static SSLContext trusting(X509Certificate authority) throws Exception {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null);
    store.setCertificateEntry("jiuxiao", authority);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static HttpResponse<String> get(HttpClient client, URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
