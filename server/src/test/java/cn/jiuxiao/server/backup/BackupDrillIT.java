package cn.jiuxiao.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.seals.Verify;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.TestDatabase;
import cn.jiuxiao.server.testing.TestDevice;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TillOnTheWire;
import cn.jiuxiao.wire.TillJournal.Sealed;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The day it is needed: a server is backed up under load, lost, restored, and healed by its tills.
 */
class BackupDrillIT {
  private static final String PASSPHRASE = "correct horse battery";
  private static final Actor OFFICE =
      new Actor(1, "专班", Role.PROGRAMME_OFFICE, null, null, null, null);

  @TempDir Path folder;

  /** A till with the memory that a real one has: it keeps what it sent. */
  private static final class KeptTill {
    final TestTill till;
    final List<Sealed> kept = new ArrayList<>();
    long acknowledged;

    KeptTill(TestTill till) {
      this.till = till;
      till.deviceTime = Clock.systemUTC().instant();
      kept.add(till.openShift(0));
    }

    void sell(TillOnTheWire wire) {
      Sealed sale = till.sell(1000, TestTill.TEA);
      kept.add(sale);
      hand(wire, kept.size() == 2 ? kept : List.of(sale));
      acknowledged++;
    }

    /** From where the server says that it stands. */
    void heal(TillOnTheWire wire) {
      long next = wire.nextSeq(till);
      hand(wire, kept.subList((int) next - 1, kept.size()));
      assertThat(wire.nextSeq(till)).isEqualTo(till.journal.nextSeq());
    }

    private static void hand(TillOnTheWire wire, List<Sealed> entries) {
      var answer = wire.upload(entries.toArray(Sealed[]::new));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).doesNotContain("PARKED", "EARLY", "UNVERIFIED", "FORKED");
    }
  }

  @Test
  void aServerThatIsLostComesBackFromItsBackupAndItsTills() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path file = folder.resolve("night.backup");
    var tills = new ArrayList<KeptTill>();
    TestDatabase lost = TestDatabase.create();
    List<String> figures;
    TestDevice lateDevice;
    String proof;
    try (EmbeddedServer server = server(lost, data);
        var fixture = new JournalFixture(lost, KeysForTests.in(data.toString()))) {
      var http = new Http(server.getURI());
      for (int i = 0; i < 3; i++) {
        tills.add(new KeptTill(fixture.till(1)));
      }
      long duringBackup = sellWhile(tills, http, () -> backUp(data, lost.dataSource(), file));
      assertThat(duringBackup).isPositive();
      lateDevice = new TestDevice(http);
      KeptTill late = enrolLate(server, lateDevice);
      proof = late(http, late, lateDevice);
      tills.add(late);
      figures = figures(lost.dataSource());
    }
    long total = tills.stream().mapToLong(each -> each.acknowledged).sum();
    assertThat(figures)
        .anyMatch(row -> row.startsWith("(FAIR,430726,") && row.contains("," + total + ","));

    Path restoredData = folder.resolve("restored");
    TestDatabase restored = TestDatabase.create();
    new FixedPlace(restoredData, restored.dataSource()).restore(file, PASSPHRASE.getBytes(UTF_8));
    assertThat(figures(restored.dataSource())).isNotEqualTo(figures);
    try (EmbeddedServer server = server(restored, restoredData)) {
      heal(new Http(server.getURI()), tills, lateDevice, proof);
      assertThat(figures(restored.dataSource())).isEqualTo(figures);
      assertEverythingHolds(server, restored.dataSource(), lateDevice);
    }
  }

  private static EmbeddedServer server(TestDatabase database, Path data) {
    Map<String, Object> settings = new HashMap<>(database.properties());
    settings.put("micronaut.server.port", "-1");
    settings.put("jiuxiao.data", data.toString());
    return ApplicationContext.run(EmbeddedServer.class, settings);
  }

  private static void backUp(Path data, DataSource database, Path file) {
    new FixedPlace(data, database).backUp(file, PASSPHRASE);
  }

  /**
   * Tells how many sales were acknowledged while this ran; all tills sell before, meanwhile, after.
   */
  private static long sellWhile(List<KeptTill> tills, Http http, Runnable backup)
      throws InterruptedException {
    var enough = new AtomicBoolean();
    var sold = new Phaser(tills.size() + 1);
    var threads = new ArrayList<Thread>();
    for (KeptTill till : tills) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    var wire = new TillOnTheWire(http, till.till);
                    till.sell(wire);
                    sold.arrive();
                    while (!enough.get()) {
                      till.sell(wire);
                    }
                    till.sell(wire);
                  }));
    }
    sold.arriveAndAwaitAdvance();
    long before = tills.stream().mapToLong(till -> till.acknowledged).sum();
    backup.run();
    long after = tills.stream().mapToLong(till -> till.acknowledged).sum();
    enough.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    return after - before;
  }

  private static KeptTill enrolLate(EmbeddedServer server, TestDevice device) {
    var kiosks = server.getApplicationContext().getBean(Kiosks.class);
    var code = kiosks.issueCode(OFFICE, 1).code();
    var enrolled = device.read(device.enrol(code));
    return new KeptTill(
        new TestTill(
            device.terminal(),
            device.key(),
            enrolled.get("label").getStringValue(),
            1,
            Clock.systemUTC().instant()));
  }

  /** Sells; answers the proof of enrolment that the setup brings. */
  private static String late(Http http, KeptTill late, TestDevice device) {
    device.signIn();
    var wire = new TillOnTheWire(http, late.till);
    late.sell(wire);
    late.sell(wire);
    return device.read(device.get("/api/kiosk/setup")).get("enrolment").getStringValue();
  }

  private static void heal(Http http, List<KeptTill> tills, TestDevice lateDevice, String proof) {
    assertThat(lateDevice.tokenAgain(http, proof.substring(1)).statusCode()).isEqualTo(401);
    assertThat(lateDevice.tokenAgain(http, "").statusCode()).isEqualTo(401);
    assertThat(new TestDevice(http).tokenOf(lateDevice.terminal(), http, proof).statusCode())
        .isEqualTo(401);
    assertThat(lateDevice.tokenAgain(http, proof).statusCode()).isEqualTo(200);
    for (KeptTill till : tills) {
      till.heal(new TillOnTheWire(http, till.till));
    }
  }

  private static void assertEverythingHolds(
      EmbeddedServer server, DataSource database, TestDevice late) throws SQLException {
    var flaws = new ArrayList<Object>();
    var walked =
        server
            .getApplicationContext()
            .getBean(Verify.class)
            .everything(null, flaws::add, entries -> {});
    assertThat(flaws).isEmpty();
    assertThat(walked.entries()).isPositive();
    assertThat(rows(database, "SELECT kind || ' ' || subject FROM alarm WHERE cleared_at IS NULL"))
        .as("what people did about it since the backup is gone, and they are told")
        .containsExactly("LOST " + late.terminal() + "/enrolment");
  }

  /** Every entry, sale and published figure; not when it came in, which is later now. */
  private static List<String> figures(DataSource database) throws SQLException {
    var figures = new ArrayList<String>();
    for (String sql :
        List.of(
            "SELECT t::text FROM channel_month t ORDER BY 1",
            "SELECT t::text FROM outlet_day t ORDER BY 1",
            "SELECT t::text FROM sale t ORDER BY 1",
            "SELECT t::text FROM sale_line t ORDER BY 1",
            "SELECT t::text FROM drawer_movement t ORDER BY 1",
            "SELECT terminal_id || encode(hash, 'hex') || encode(signature, 'hex') FROM journal_entry ORDER BY 1")) {
      figures.addAll(rows(database, sql));
    }
    return figures;
  }

  private static List<String> rows(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Catalogue.list(connection, sql, row -> row.getString(1));
    }
  }
}
