package cn.jiuxiao.server.kiosks;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * Which addresses a printer may have. The server speaks to them from inside its own network, so
 * what only that machine or its network's plumbing can reach is none: loopback, link-local (cloud
 * metadata lives there), multicast.
 */
@Singleton
class PrinterAddresses {
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

  /** RFC 1123; the last label is no number, or {@code 127.1} would be a name. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private final boolean loopback;

  /**
   * @param loopback for a print server on this very machine, and for tests
   */
  PrinterAddresses(@Value("${jiuxiao.printers.loopback:false}") boolean loopback) {
    this.loopback = loopback;
  }

  /** Whether it is an address or a name; what a name stands for is seen when it is printed on. */
  boolean areWritten(String host) {
    if (IPV4.matcher(host).matches() || IPV6.matcher(host).matches()) {
      try {
        return mayPrintAt(
            host.indexOf(':') < 0 ? InetAddress.ofLiteral(host) : Inet6Address.ofLiteral(host));
      } catch (IllegalArgumentException notAnAddress) {
        return false;
      }
    }
    return NAME.matcher(host).matches();
  }

  boolean mayPrintAt(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return loopback;
    }
    return !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress();
  }
}
