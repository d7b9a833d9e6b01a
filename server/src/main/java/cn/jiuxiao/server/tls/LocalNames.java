package cn.jiuxiao.server.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * By which names and addresses this machine is reached in its network.
 *
 * <p>IPv4 only: its addresses are what people read to each other, and IPv6 ones change by the hour.
 */
public record LocalNames(List<String> addresses, List<String> hosts) {
  /** Networks between containers and virtual machines: nobody's phone is there. */
  private static final Pattern VIRTUAL =
      Pattern.compile("^(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel).*");

  public static LocalNames of(List<String> furtherHosts) {
    Set<String> hosts = new LinkedHashSet<>(furtherHosts.stream().map(LocalNames::normal).toList());
    String own = normal(hostName());
    if (own.matches("[a-z0-9]([a-z0-9.-]*[a-z0-9])?") && !own.startsWith("localhost")) {
      hosts.add(own);
      if (!own.contains(".")) {
        hosts.add(own + ".local");
      }
    }
    return new LocalNames(lanAddresses(), List.copyOf(hosts));
  }

  /** All that a certificate must name, this machine's own loopback included. */
  Set<String> all() {
    Set<String> all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
    all.addAll(hosts);
    all.addAll(addresses);
    return all;
  }

  static boolean isAddress(String name) {
    return name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  private static String normal(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> lanAddresses() {
    try {
      List<String> found = new ArrayList<>();
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        if (network.isUp()
            && !network.isLoopback()
            && !VIRTUAL.matcher(network.getName()).matches()) {
          network
              .inetAddresses()
              .filter(address -> address instanceof Inet4Address && !address.isLinkLocalAddress())
              .forEach(address -> found.add(address.getHostAddress()));
        }
      }
      return List.copyOf(found);
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asked of the machine itself: the JDK would ask the network, which may take seconds to not
   * answer.
   */
  private static String hostName() {
    Path linux = Path.of("/proc/sys/kernel/hostname");
    try {
      if (Files.isReadable(linux)) {
        return Files.readString(linux, UTF_8);
      }
      Process process = new ProcessBuilder("hostname").start();
      return new String(process.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException unknown) {
      return "";
    }
  }
}
