package cn.jiuxiao.server.kiosks;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which addresses and ports a printer may have. The server speaks to them from inside its own
 * network, so what only that machine or its network's plumbing can reach is none: its own
 * addresses, loopback, link-local, multicast, and the clouds' metadata; nor is a port where no
 * printer listens.
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

  /**
   * Where clouds tell a machine its secrets, other than link-local: Alibaba Cloud, AWS over IPv6,
   * Oracle Cloud, Azure.
   */
  private static final Set<InetAddress> METADATA =
      Set.of(
          InetAddress.ofLiteral("100.100.100.200"),
          InetAddress.ofLiteral("fd00:ec2::254"),
          InetAddress.ofLiteral("192.0.0.192"),
          InetAddress.ofLiteral("168.63.129.16"));

  private final boolean own;
  private final String ports;
  private final List<Range> ranges;

  /**
   * @param own whether this very machine may be one: for a print server on it, and for tests
   * @param ports single ones and ranges, between commas. Only what takes a printer's own language
   *     is of use: JetDirect ("raw") and Zebra's, not LPD or IPP
   */
  PrinterAddresses(
      @Value("${jiuxiao.printers.loopback:false}") boolean own,
      @Value("${jiuxiao.printers.ports:9100-9109,6101}") String ports) {
    this.own = own;
    this.ports = ports.replace(" ", "");
    this.ranges = Arrays.stream(this.ports.split(",", -1)).map(Range::of).toList();
  }

  /** Whether it is an address or a name; what a name stands for is seen when it is printed on. */
  boolean areWritten(String host) {
    if (isLiteral(host)) {
      try {
        return mayPrintAt(literal(host));
      } catch (IllegalArgumentException notAnAddress) {
        return false;
      }
    }
    return NAME.matcher(host).matches();
  }

  /** Whether it is written as an address, and need not be looked up. */
  static boolean isLiteral(String host) {
    return IPV4.matcher(host).matches() || IPV6.matcher(host).matches();
  }

  static InetAddress literal(String host) {
    return host.indexOf(':') < 0 ? InetAddress.ofLiteral(host) : Inet6Address.ofLiteral(host);
  }

  boolean mayPrintAt(InetAddress address) {
    if (address.isLoopbackAddress() || isOwn(address)) {
      return own;
    }
    return !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && !METADATA.contains(address);
  }

  /** The ports as configured, for those who chose another. */
  String ports() {
    return ports;
  }

  boolean mayPrintAt(int port) {
    return ranges.stream().anyMatch(range -> range.from <= port && port <= range.to);
  }

  private record Range(int from, int to) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int HIGHEST = 65_535;

    static Range of(String text) {
      Matcher written = WRITTEN.matcher(text);
      if (written.matches()) {
        int from = Integer.parseInt(written.group(1));
        String last = written.group(2);
        int to = last == null ? from : Integer.parseInt(last);
        if (1 <= from && from <= to && to <= HIGHEST) {
          return new Range(from, to);
        }
      }
      throw new IllegalArgumentException(
          "jiuxiao.printers.ports has \"" + text + "\": it should be like 9100-9109,6101");
    }
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknowable) {
      return true;
    }
  }
}
