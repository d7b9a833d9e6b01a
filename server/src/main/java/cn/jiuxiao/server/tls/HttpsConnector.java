package cn.jiuxiao.server.tls;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds HTTPS to the Tomcat beside its HTTP, with the same settings, and keeps the certificate fresh
 * while it runs.
 */
@Singleton
@Requires(beans = ServerCertificate.class)
class HttpsConnector implements BeanCreatedEventListener<Tomcat> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpsConnector.class);
  private static final List<String> SHARED =
      List.of("compression", "compressionMinSize", "compressibleMimeType");

  private final ServerCertificate certificate;
  private final int port;
  private @Nullable Connector http;
  private @Nullable Connector connector;

  HttpsConnector(ServerCertificate certificate, @Property(name = "jiuxiao.https.port") int port) {
    this.certificate = certificate;
    this.port = port;
  }

  @Override
  public Tomcat onCreated(BeanCreatedEvent<Tomcat> event) {
    Tomcat tomcat = event.getBean();
    Connector https = new Connector();
    https.setPort(Math.max(port, 0));
    https.setScheme("https");
    https.setSecure(true);
    https.setXpoweredBy(false);
    https.setProperty("SSLEnabled", "true");
    Connector plain = tomcat.getConnector();
    for (String property : SHARED) {
      https.setProperty(property, String.valueOf(plain.getProperty(property)));
    }
    https.addSslHostConfig(hostConfig());
    tomcat.getService().addConnector(https);
    http = plain;
    connector = https;
    return tomcat;
  }

  private SSLHostConfig hostConfig() {
    var config = new SSLHostConfig();
    config.setProtocols("TLSv1.2+TLSv1.3");
    config.setHonorCipherOrder(true);
    var pair = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
    pair.setCertificateFile(certificate.certificateFile().toString());
    pair.setCertificateKeyFile(certificate.keyFile().toString());
    config.addCertificate(pair);
    return config;
  }

  /** The port it listens on; 0 while it does not. */
  int port() {
    return portOf(connector);
  }

  /** That of the HTTP beside it, which the server itself no longer names once there is HTTPS. */
  int plainPort() {
    return portOf(http);
  }

  private static int portOf(@Nullable Connector connector) {
    return connector == null ? 0 : Math.max(connector.getLocalPort(), 0);
  }

  /** A laptop gets another address, a certificate comes of age: neither should need a restart. */
  @Scheduled(initialDelay = "1m", fixedDelay = "1m")
  void freshen() {
    try {
      if (certificate.bringUpToDate()
          && connector != null
          && connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
        protocol.reloadSslHostConfigs();
        LOG.info("HTTPS goes on with a new certificate");
      }
    } catch (RuntimeException e) {
      LOG.warn("HTTPS keeps its certificate: {}", e.getMessage());
    }
  }
}
