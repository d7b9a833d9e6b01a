package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryStamp;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A till that sells two things to a customer, every third of whom shows a badge. Uploads are made
 * and signed ahead of the clock.
 */
final class BenchTill {
  private static final String PAGE = "YmVuY2hwYWc";

  final BenchPlaces.Place place;
  final TillJournal journal;
  private final List<String> badges;
  private final Random random;
  private final long device;

  BenchTill(BenchPlaces.Place place, List<String> badges, Instant now) {
    this.place = place;
    this.badges = badges;
    this.journal = TillJournal.begin(place.terminal(), place.key());
    this.random = new Random(place.outlet());
    this.device = now.toEpochMilli();
  }

  private EntryStamp stamp() {
    return new EntryStamp(
        journal.terminal(),
        journal.nextSeq(),
        device,
        journal.nextSeq(),
        PAGE,
        null,
        place.outlet());
  }

  byte[] openShift() {
    return TillJournal.upload(List.of(journal.append(new EntryBody.ShiftOpened(stamp(), 0))));
  }

  byte[] upload(int sales) {
    var entries = new ArrayList<Sealed>(sales);
    for (int i = 0; i < sales; i++) {
      entries.add(journal.append(sale()));
    }
    return TillJournal.upload(entries);
  }

  private EntryBody.Sale sale() {
    List<SaleLine> lines = List.of(line(1), line(2));
    long total = lines.get(0).netFen() + lines.get(1).netFen();
    Participant participant =
        random.nextInt(3) > 0
            ? null
            : new Participant.ByBadge(badges.get(random.nextInt(badges.size())));
    return new EntryBody.Sale(
        stamp(),
        1,
        place.label() + "-" + journal.nextSeq(),
        1,
        lines,
        0,
        total,
        List.of(new Tender(TenderMethod.WECHAT, total, null, null, false)),
        participant);
  }

  private SaleLine line(int number) {
    int product = 1 + random.nextInt(BenchPlaces.PRODUCTS);
    long quantityMilli = 1000L * (1 + random.nextInt(5));
    long gross = Amounts.grossFen(100L * product, quantityMilli);
    return new SaleLine(
        number,
        "P-" + product,
        "Product " + product,
        SalesUnit.PIECE,
        quantityMilli,
        100L * product,
        gross,
        0,
        gross);
  }
}
