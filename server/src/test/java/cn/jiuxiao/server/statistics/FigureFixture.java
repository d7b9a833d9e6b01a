package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.JournalFixture;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.testing.TestDatabase;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.SealedAttachment;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Outlets of several channels and counties that sold through the real upload, in three months of
 * 2026, and what that must come to: added up here from what the tills wrote, apart from any SQL.
 */
public final class FigureFixture implements AutoCloseable {
  private static final List<String> MONTHS = List.of("2026-08-05", "2026-09-12", "2026-10-17");

  /** Outlet 1 sells at a fair in Shimen, 2 in a store in Wuling; these are added to them. */
  private static final String MORE_PLACES =
      """
      INSERT INTO outlet (id, name, place, label, channel_code, region_code, catalogue_version, opened_at) VALUES
        (3, '夹山景区专柜', '夹山', 'T-01', 'TOURISM', '430726', 1, '2026-01-01T00:00:00Z'),
        (4, '古丈毛尖网店', '古丈', 'E-01', 'ECOMMERCE', '433126', 1, '2026-01-01T00:00:00Z'),
        (5, '汉寿甲鱼展位', '常德消费帮扶展销会', 'A-002', 'FAIR', '430722', 1, '2026-01-01T00:00:00Z'),
        (6, '市直机关食堂采购点', '市政府', 'U-01', 'UNIT_PURCHASE', '430700', 1, '2026-01-01T00:00:00Z');
      INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since)
        SELECT o, p.id, 1, p.list_price_fen, now() FROM product p, generate_series(3, 6) o;
      INSERT INTO kiosk (id, outlet_id, name, label) SELECT o, o, '收银台', 'K-' || o FROM generate_series(3, 6) o;
      INSERT INTO cashier (id, outlet_id, name, pin_salt, pin_iterations, pin_key)
        SELECT o, o, '收银员' || o, '\\x00', 1, '\\x00' FROM generate_series(3, 6) o;
      """;

  private static final Map<Long, String> CELLS =
      Map.of(
          1L, "FAIR 430726",
          2L, "SUPERMARKET 430702",
          3L, "TOURISM 430726",
          4L, "ECOMMERCE 433126",
          5L, "FAIR 430722",
          6L, "UNIT_PURCHASE 430700");

  /** What one outlet's receipts of a month come to. */
  public record Tally(long sales, long refunds, long totalFen, long eligibleFen) {
    static final Tally NONE = new Tally(0, 0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(
          sales + other.sales,
          refunds + other.refunds,
          totalFen + other.totalFen,
          eligibleFen + other.eligibleFen);
    }
  }

  public final JournalFixture journal;
  private final Random random = new Random(20261017);
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Map<String, TreeSet<String>> phones = new TreeMap<>();

  public FigureFixture(TestDatabase database, ServerKeys keys, ReferenceData reference) {
    journal = new JournalFixture(database, keys);
    reference.loadAtSetUp();
    journal.execute(MORE_PLACES);
  }

  /** Everything sold in the three months. */
  public FigureFixture sellAll() {
    for (String month : MONTHS) {
      for (long outlet = 1; outlet <= CELLS.size(); outlet++) {
        journal.clock.set(month + "T02:00:00Z");
        sellMonth(outlet, LocalDate.parse(month));
      }
    }
    return this;
  }

  private void sellMonth(long outlet, LocalDate day) {
    TestTill till = journal.till(outlet);
    var entries = new ArrayList<Sealed>(List.of(till.openShift(0)));
    for (int i = 0; i < 6; i++) {
      long seq = till.journal.nextSeq();
      String phone = "139%08d".formatted(random.nextInt(12));
      var lines =
          List.of(
              TestTill.line(1, 1000L * (1 + random.nextInt(3)), TestTill.TEA),
              TestTill.line(2, 1 + random.nextInt(4000), TestTill.MEAT),
              TestTill.line(3, 1000, TestTill.CUP));
      Sealed sale = sell(till, lines, random.nextInt(5), phone);
      entries.add(sale);
      EntryBody.Sale body = (EntryBody.Sale) body(sale);
      if (i == 1) {
        entries.add(till.voidSale(till.original(sale, seq)));
        continue;
      }
      count(outlet, day, new Tally(1, 0, body.totalFen(), tea(body)));
      phone(outlet, day, phone);
      if (i == 2) {
        SaleLine tea = body.lines().getFirst();
        List<RefundLine> part = List.of(new RefundLine(1, tea.quantityMilli(), tea.netFen()));
        entries.add(till.refund(till.original(sale, seq), part, TenderMethod.CASH));
        count(outlet, day, new Tally(0, 1, -tea.netFen(), -tea.netFen()));
      }
    }
    entries.add(till.headcount(7));
    if (!JournalFixture.outcomes(journal.upload(entries)).stream().allMatch("RECORDED"::equals)) {
      throw new AssertionError("not everything was recorded");
    }
  }

  public Sealed sell(TestTill till, List<SaleLine> lines, long rounding, String phone) {
    byte[] attachment =
        SealedAttachment.seal(
            journal.keys.attachments().publicKey(),
            ("{\"phone\":\"" + phone + "\"}").getBytes(StandardCharsets.UTF_8));
    return till.sell(
        lines,
        rounding,
        TenderMethod.WECHAT,
        new Participant.ByPhone(Sha256.of(attachment)),
        attachment);
  }

  private static EntryBody body(Sealed entry) {
    return ((ReadBody.Understood) entry.uploaded().read()).body();
  }

  private static long tea(EntryBody.Sale sale) {
    return sale.lines().stream()
        .filter(line -> "P-TEA".equals(line.product()))
        .mapToLong(SaleLine::netFen)
        .sum();
  }

  private void count(long outlet, LocalDate day, Tally tally) {
    tallies.merge(
        outlet + " " + CELLS.get(outlet) + " " + day.toString().substring(0, 7),
        tally,
        Tally::plus);
  }

  private void phone(long outlet, LocalDate day, String phone) {
    String key = CELLS.get(outlet) + " " + day.toString().substring(0, 7);
    phones.computeIfAbsent(key, none -> new TreeSet<>()).add(phone);
  }

  /** All whose key — "outlet channel region month" — matches the pattern. */
  public Tally tally(String pattern) {
    return tallies.entrySet().stream()
        .filter(entry -> entry.getKey().matches(pattern))
        .map(Map.Entry::getValue)
        .reduce(Tally.NONE, Tally::plus);
  }

  /** Distinct phones; keys are "channel region month". */
  public long persons(String pattern) {
    var all = new TreeSet<String>();
    phones.forEach(
        (key, some) -> {
          if (key.matches(pattern)) {
            all.addAll(some);
          }
        });
    return all.size();
  }

  /** A till of the outlet that has opened its shift at this moment. */
  public TestTill tillAt(long outlet, Instant now) {
    journal.clock.set(now.toString());
    return journal.till(outlet);
  }

  @Override
  public void close() {
    journal.close();
  }
}
