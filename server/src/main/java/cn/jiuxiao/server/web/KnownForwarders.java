package cn.jiuxiao.server.web;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who really asks, behind a proxy: {@code X-Forwarded-*} is believed from the proxies named with
 * {@code --behind-proxy} and taken out of anybody else's request, before any code can be fooled by
 * it.
 */
@Singleton
class KnownForwarders implements BeanCreatedEventListener<Tomcat> {
  private static final Logger LOG = LoggerFactory.getLogger(KnownForwarders.class);
  private static final String PORT = "X-Forwarded-Port";
  private static final Pattern NAMED_PORT = Pattern.compile(":(\\d{1,5})$");
  private static final List<String> CLAIMS =
      List.of(
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          PORT,
          "X-Forwarded-By",
          "X-Real-IP");

  private final Set<String> addresses;

  KnownForwarders(
      @Property(name = "jiuxiao.forwarders", defaultValue = "") List<String> forwarders) {
    this.addresses =
        forwarders.stream()
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .flatMap(host -> addressesOf(host).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Tomcat onCreated(BeanCreatedEvent<Tomcat> event) {
    Tomcat tomcat = event.getBean();
    tomcat.getEngine().getPipeline().addValve(new StripClaims(addresses));
    if (!addresses.isEmpty()) {
      var valve = new RemoteIpValve();
      valve.setInternalProxies(
          addresses.stream().map(Pattern::quote).collect(Collectors.joining("|")));
      valve.setRemoteIpHeader("X-Forwarded-For");
      valve.setProtocolHeader("X-Forwarded-Proto");
      valve.setHostHeader("X-Forwarded-Host");
      valve.setPortHeader(PORT);
      tomcat.getEngine().getPipeline().addValve(valve);
    }
    return tomcat;
  }

  private static List<String> addressesOf(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (UnknownHostException e) {
      LOG.warn("The proxy {} has no address: what it forwards is not believed", host);
      return List.of();
    }
  }

  private static final class StripClaims extends ValveBase {
    private final Set<String> believed;

    StripClaims(Set<String> believed) {
      super(true);
      this.believed = believed;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
      headers.removeHeader("Forwarded");
      if (!believed.contains(request.getRemoteAddr())) {
        CLAIMS.forEach(headers::removeHeader);
      } else if (headers.getHeader(PORT) == null) {
        addPort(headers);
      }
      getNext().invoke(request, response);
    }

    /** Tomcat looks for the port in a header of its own; many proxies send it with the name. */
    private static void addPort(MimeHeaders headers) {
      String forwarded = headers.getHeader("X-Forwarded-Host");
      String host = forwarded == null ? headers.getHeader("Host") : forwarded;
      Matcher named = NAMED_PORT.matcher(host == null ? "" : host);
      if (named.find()) {
        headers.setValue(PORT).setString(named.group(1));
      }
    }
  }
}
