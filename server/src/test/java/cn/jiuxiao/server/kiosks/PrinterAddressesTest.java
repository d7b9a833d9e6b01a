package cn.jiuxiao.server.kiosks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the server connects to for a till. */
class PrinterAddressesTest {
  private static final String USUAL = "9100-9109,6101";
  private final PrinterAddresses addresses = new PrinterAddresses(false, USUAL);

  @Test
  void loopbackIsNoPrintersUnlessSomebodySaysSo() {
    for (String host : List.of("127.0.0.1", "::1", "::ffff:127.0.0.1")) {
      assertThat(addresses.areWritten(host)).isFalse();
    }
    assertThat(addresses.mayPrintAt(InetAddress.getLoopbackAddress())).isFalse();
    assertThat(new PrinterAddresses(true, USUAL).areWritten("127.0.0.1")).isTrue();
  }

  @Test
  void thisMachinesOtherAddressesAreNoneEither() throws SocketException {
    List<InetAddress> own =
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
    assertThat(own).isNotEmpty().noneMatch(addresses::mayPrintAt);
  }

  @Test
  void theCloudsMetadataIsNoPrinter() {
    for (String host :
        List.of(
            "169.254.169.254",
            "100.100.100.200",
            "::ffff:100.100.100.200",
            "fd00:ec2::254",
            "192.0.0.192",
            "168.63.129.16")) {
      assertThat(addresses.areWritten(host)).as(host).isFalse();
    }
    assertThat(addresses.areWritten("100.100.100.201")).isTrue();
    assertThat(addresses.areWritten("fd00::17")).isTrue();
  }

  @Test
  void portsAreThoseWherePrintersListen() {
    for (int port : List.of(9100, 9105, 9109, 6101)) {
      assertThat(addresses.mayPrintAt(port)).isTrue();
    }
    for (int port : List.of(-1, 0, 22, 80, 631, 6379, 9099, 9110, 65_536)) {
      assertThat(addresses.mayPrintAt(port)).isFalse();
    }
    assertThat(new PrinterAddresses(false, "9100, 10001").mayPrintAt(10_001)).isTrue();
    for (String wrong : List.of("", "9100-", "0", "65536", "raw", "9100,")) {
      assertThatThrownBy(() -> new PrinterAddresses(false, wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("jiuxiao.printers.ports");
    }
  }

  @Test
  void aResolverThatIsAwayHoldsNobodyUp() throws Exception {
    var away = new CountDownLatch(1);
    var names =
        new PrinterNames(
            Duration.ofMillis(20),
            name -> {
              try {
                away.await();
              } catch (InterruptedException interrupted) {
                throw new UnknownHostException(name);
              }
              return InetAddress.getLoopbackAddress();
            });
    // More than it looks up at once.
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> names.address("printer.shop.example"))
          .isInstanceOf(UnknownHostException.class);
    }
    assertThat(names.address("192.168.1.87").getHostAddress()).isEqualTo("192.168.1.87");
    away.countDown();
  }

  @Test
  void aNameIsWhatTheNetworkSaysItIs() throws Exception {
    InetAddress printer = InetAddress.ofLiteral("192.168.1.87");
    var names = new PrinterNames(Duration.ofSeconds(20), name -> printer);
    assertThat(names.address("printer.shop.example")).isEqualTo(printer);
  }
}
