package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Participant;
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
  private static final int THINGS = 2;

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
        Purchase.PAGE,
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
    Participant participant =
        random.nextInt(3) > 0
            ? null
            : new Participant.ByBadge(badges.get(random.nextInt(badges.size())));
    return Purchase.of(
        THINGS, stamp(), place.label() + "-" + journal.nextSeq(), participant, random);
  }
}
