package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.testing.FakePrinter;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Network printers: who configures them, which till prints on them, and what comes out. */
class PrintersIT extends ServerTest {
  private static final int MOST_BYTES = 256 * 1024;
  private static final byte[] PAPER = new byte[MOST_BYTES];

  static {
    new Random(7).nextBytes(PAPER);
  }

  @Inject PlaceFixture places;
  @Inject FairFixture fairFixture;
  @Inject Kiosks kiosks;
  @Inject Printers printers;
  @Inject Terminals terminals;
  @Inject MovableClock clock;
  private long outlet;
  private int fairs;

  @Override
  protected Map<String, String> moreProperties() {
    var properties = new HashMap<>(FakePrinter.PROPERTIES);
    properties.put("jiuxiao.printers.patience", "1s");
    properties.put(MovableClock.PROPERTY, "true");
    return properties;
  }

  @BeforeAll
  void people() {
    places.make();
  }

  @BeforeEach
  void aBooth() {
    outlet = fairFixture.teaOutlet(ORGANIZER, "展会" + fairs++);
  }

  @Test
  void aPrinterGetsExactlyTheBytesAndItsTillIsToldOnlyItsName() throws InterruptedException {
    try (var fake = new FakePrinter()) {
      long printer = add("前台", FakePrinter.HOST, fake.port());
      TestDevice till = till(outlet);
      HttpResponse<String> setup = till.get("/api/kiosk/setup");
      JsonNode told = till.read(setup).get("printers");
      assertThat(told.size()).isEqualTo(1);
      assertThat(told.get(0).get("id").getLongValue()).isEqualTo(printer);
      assertThat(told.get(0).get("name").getStringValue()).isEqualTo("前台");
      assertThat(told.get(0).size()).isEqualTo(2);
      assertThat(till.print(printer, PAPER).statusCode()).isEqualTo(204);
      assertThat(fake.paper()).isEqualTo(PAPER);
      assertThat(till.print(printer, new byte[] {0x1b, 0x40}).statusCode()).isEqualTo(204);
      assertThat(fake.paper()).containsExactly(0x1b, 0x40);
      problem(till.print(printer, new byte[MOST_BYTES + 1]), 413, "kiosks.upload-too-large");
      problem(till.print(printer, new byte[0]), 400, "kiosks.malformed-request");
      assertThat(fake.waiting()).isZero();
      String etag = setup.headers().firstValue("ETag").orElseThrow();
      assertThat(till.get("/api/kiosk/setup", etag).statusCode()).isEqualTo(304);
      printers.remove(ORGANIZER, printer);
      assertThat(till.get("/api/kiosk/setup", etag).statusCode()).isEqualTo(200);
      problem(till.print(printer, PAPER), 404, "problem.notFound");
    }
  }

  @Test
  void anotherOutletsPrinterDoesNotExistAndARevokedTillPrintsNothing() {
    try (var fake = new FakePrinter()) {
      long printer = add("前台", FakePrinter.HOST, fake.port());
      long elsewhere = fairFixture.teaOutlet(ORGANIZER, "别处" + fairs++);
      TestDevice foreign = till(elsewhere);
      problem(foreign.print(printer, PAPER), 404, "problem.notFound");
      problem(foreign.print(printer + 999, PAPER), 404, "problem.notFound");
      TestDevice own = till(outlet);
      terminals.revoke(ORGANIZER, own.terminal(), "丢失");
      own.signIn();
      problem(own.print(printer, PAPER), 403, "kiosks.not-allowed");
      problem(new TestDevice(http()).print(printer, PAPER), 401, "kiosks.token-expired");
      assertThat(fake.waiting()).isZero();
    }
  }

  @Test
  void aPrinterThatIsOffIsAClearProblem() throws IOException {
    int port;
    try (var closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closing.getLocalPort();
    }
    long printer = add("前台", FakePrinter.HOST, port);
    HttpResponse<String> answer = till(outlet).print(printer, PAPER);
    problem(answer, 502, "kiosks.printer-unreachable");
    assertThat(answer.body()).contains("前台", FakePrinter.HOST, String.valueOf(port));
  }

  @Test
  void whatIsNoPrintersIsAnsweredAsWhatIsOff() {
    places.run(
        "INSERT INTO outlet_printer (id, outlet_id, name, host, port) VALUES (9001, ?, '旧', '169.254.169.254', 80)",
        outlet);
    HttpResponse<String> answer = till(outlet).print(9001, PAPER);
    problem(answer, 502, "kiosks.printer-unreachable");
  }

  @Test
  void aPrinterThatTakesNoMoreIsToldApartFromThat() throws IOException {
    try (var stalled = new ServerSocket()) {
      // Small windows, never read: what stands in buffers on the way stays below a paper.
      stalled.setReceiveBufferSize(4096);
      stalled.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      long printer = add("缺纸", FakePrinter.HOST, stalled.getLocalPort());
      problem(till(outlet).print(printer, PAPER), 504, "kiosks.printer-stalled");
    }
  }

  @Test
  void aPrinterThatHangsUpTookOnlyAPart() throws IOException, InterruptedException {
    try (var hangsUp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      long printer = add("断电", FakePrinter.HOST, hangsUp.getLocalPort());
      TestDevice till = till(outlet);
      Thread job = Thread.ofVirtual().start(() -> resetNext(hangsUp));
      problem(till.print(printer, PAPER), 504, "kiosks.printer-stalled");
      job.join();
    }
  }

  private static void resetNext(ServerSocket socket) {
    try (Socket job = socket.accept()) {
      // Only once something came: a reset before that would be a printer that cannot be reached.
      assertThat(job.getInputStream().read()).isNotNegative();
      job.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void onlyAddressesOfPrintersAreTaken() {
    for (String host : List.of("192.168.1.87", "fd00::17", "printer-2.shop.example", "PRN01")) {
      assertThat(add(host, host, 9100)).isPositive();
    }
    for (String host :
        List.of(
            "",
            " ",
            "127.1",
            "1",
            "0x7f.0.0.1",
            "256.1.1.1",
            "0.0.0.0",
            "169.254.169.254",
            "fe80::1",
            "224.0.0.1",
            "::",
            "ff02::1",
            "fd00::1%eth0",
            "a b",
            "http://x",
            "-x",
            "x:9100",
            "[::1]",
            "名.example")) {
      refused(422, "kiosks.printer-host", () -> add("P" + host, host, 9100));
    }
    refused(422, "kiosks.printer-port", () -> add("P", "10.0.0.1", 0));
    refused(422, "kiosks.printer-port", () -> add("P", "10.0.0.1", 65_536));
    refused(422, "kiosks.printer-needs-name", () -> add(" ", "10.0.0.1", 9100));
    refused(409, "kiosks.printer-name-taken", () -> add("PRN01", "10.0.0.1", 9100));
  }

  @Test
  void thirtyPapersAMinuteAreEnoughForATill() throws InterruptedException {
    try (var fake = new FakePrinter()) {
      long printer = add("前台", FakePrinter.HOST, fake.port());
      TestDevice till = till(outlet);
      byte[] paper = {0x1b, 0x40};
      clock.set(clock.instant().toString());
      for (int i = 0; i < 30; i++) {
        assertThat(till.print(printer, paper).statusCode()).isEqualTo(204);
        fake.paper();
      }
      HttpResponse<String> tooMuch = till.print(printer, paper);
      problem(tooMuch, 429, "kiosks.too-many-requests");
      long seconds = Long.parseLong(tooMuch.headers().firstValue("Retry-After").orElseThrow());
      assertThat(till(outlet).print(printer, paper).statusCode()).isEqualTo(204);
      clock.forward(Duration.ofSeconds(seconds));
      assertThat(till.print(printer, paper).statusCode()).isEqualTo(204);
    }
  }

  @Test
  void whoRunsThePlaceManagesItsPrintersAndItIsWrittenDown() {
    long printer = add("前台", "10.0.0.8", 9100);
    Printer before = printers.of(ORGANIZER, outlet).getFirst();
    printers.save(OFFICE, new Printer(printer, outlet, "后厨", "10.0.0.9", 9101, before.version()));
    refused(
        409,
        "problem.changedMeanwhile",
        () -> printers.save(OFFICE, new Printer(printer, outlet, "晚", "10.0.0.9", 9100, 0)));
    assertThat(printers.of(GROWER, outlet)).extracting(Printer::host).containsExactly("10.0.0.9");
    assertThatThrownBy(() -> printers.remove(GROWER, printer)).hasMessageContaining("403");
    long elsewhere = fairFixture.teaOutlet(ORGANIZER, "别处" + fairs++);
    assertThatThrownBy(
            () ->
                printers.save(ORGANIZER, new Printer(printer, elsewhere, "移", "10.0.0.9", 9100, 1)))
        .isInstanceOf(NotFound.class);
    printers.remove(ORGANIZER, printer);
    assertThat(printers.of(ORGANIZER, outlet)).isEmpty();
    assertThat(
            places.number(
                "SELECT count(*) FROM audit_log WHERE entity = 'outlet_printer' AND entity_id = ?",
                String.valueOf(printer)))
        .isEqualTo(3);
  }

  private long add(String name, String host, int port) {
    return printers.save(ORGANIZER, new Printer(null, outlet, name, host, port, 0)).storedId();
  }

  private TestDevice till(long at) {
    var till = new TestDevice(http());
    long kiosk = kiosks.add(ORGANIZER, at, "一号机").storedId();
    till.enrol(kiosks.issueCode(ORGANIZER, kiosk).code());
    till.signIn();
    return till;
  }

  private static void problem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("urn:jiuxiao:problem:" + code);
  }
}
