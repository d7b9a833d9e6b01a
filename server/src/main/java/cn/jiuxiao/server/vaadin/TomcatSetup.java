package cn.jiuxiao.server.vaadin;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.ssl.SslConfiguration;
import io.micronaut.servlet.engine.MicronautServletConfiguration;
import io.micronaut.servlet.engine.server.ServletStaticResourceConfiguration;
import io.micronaut.servlet.tomcat.TomcatConfiguration;
import io.micronaut.servlet.tomcat.TomcatFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Micronaut's Tomcat with a folder of its own, compression, file types, our session cookie, and
 * WebSockets for push.
 */
@Factory
@Replaces(factory = TomcatFactory.class)
class TomcatSetup extends TomcatFactory {
  private static final int SESSION_MINUTES = 60;
  private final String folder;

  TomcatSetup(
      ResourceResolver resources,
      TomcatConfiguration configuration,
      SslConfiguration ssl,
      ApplicationContext context,
      List<ServletStaticResourceConfiguration> staticResources,
      @Value("${jiuxiao.tomcat:}") String folder) {
    super(resources, configuration, ssl, context, staticResources);
    this.folder = folder;
    // Tomcat logs through java.util.logging: let it speak in the one log.
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
  }

  @Override
  @Singleton
  @Primary
  protected Tomcat tomcatServer(
      Connector connector,
      @Named("https") @Nullable Connector httpsConnector,
      MicronautServletConfiguration configuration,
      Collection<ServletContainerInitializer> initializers) {
    return super.tomcatServer(connector, httpsConnector, configuration, initializers);
  }

  @Override
  @Singleton
  @Primary
  protected Connector tomcatConnector() {
    return compressing(super.tomcatConnector());
  }

  @Override
  @Singleton
  @Named("https")
  @Requires(property = SslConfiguration.PREFIX + ".enabled", value = "true")
  protected Connector sslConnector(SslConfiguration ssl) {
    return compressing(super.sslConnector(ssl));
  }

  @Singleton
  ServletContainerInitializer webSockets() {
    return new WsSci();
  }

  @Override
  protected Tomcat newTomcat() {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(baseDir().toString());
    tomcat.getHost().setAutoDeploy(false);
    tomcat.getHost().getPipeline().addValve(silentAboutItself());
    tomcat.setHostname(getConfiguredHost());
    return tomcat;
  }

  @Override
  protected Context newTomcatContext(Tomcat tomcat) {
    Context context = super.newTomcatContext(tomcat);
    Tomcat.addDefaultMimeTypeMappings(context);
    context.addMimeMapping("wasm", "application/wasm");
    context.addMimeMapping("webmanifest", "application/manifest+json");
    context.addMimeMapping("mjs", "text/javascript");
    context.setSessionTimeout(SESSION_MINUTES);
    context.setSessionCookieName(SessionCookies.PLAIN);
    context.setUseHttpOnly(true);
    context.setCookieProcessor(new SessionCookies());
    // The process ends with the context: looking for leaks in it would only warn.
    if (context instanceof StandardContext standard) {
      standard.setClearReferencesThreadLocals(false);
      standard.setClearReferencesRmiTargets(false);
    }
    return context;
  }

  /** Where the engine itself must answer, callers learn the status and nothing of our insides. */
  private static ErrorReportValve silentAboutItself() {
    var errors = new ErrorReportValve();
    errors.setShowReport(false);
    errors.setShowServerInfo(false);
    return errors;
  }

  private static Connector compressing(Connector connector) {
    connector.setProperty("compression", "on");
    connector.setProperty("compressionMinSize", "1024");
    connector.setProperty(
        "compressibleMimeType",
        "text/html,text/css,text/javascript,application/javascript,application/json,application/problem+json,"
            + "application/x-ndjson,text/plain,image/svg+xml,application/manifest+json,application/wasm");
    // Nobody needs to know what we run on.
    connector.setXpoweredBy(false);
    return connector;
  }

  private Path baseDir() {
    try {
      return folder.isEmpty()
          ? Files.createTempDirectory("jiuxiao-tomcat")
          : Files.createDirectories(Path.of(folder).toAbsolutePath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
