package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryStamp;
import cn.jiuxiao.wire.TillJournal;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.TillKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A till that sells baskets of six to twelve things to people with badges; one of a hundred brings
 * something back, one of two hundred is a mistake. On each day it counts once who passes by.
 */
final class ProgrammeTill {
  static final int LINES_A_SALE = 9;
  private static final int SPREAD = 3;
  private static final int TAKEN_BACK = 100;
  private static final int MISTAKEN = 200;
  private static final int FIRST_TAKEN_BACK = 20;

  private final TillJournal journal;
  private final String label;
  private final long cashier;
  private final Supplier<String> badges;
  private final Random random;
  private final List<Sealed> entries = new ArrayList<>();
  private int sales;
  private @Nullable BusinessDay counted;

  ProgrammeTill(UUID terminal, TillKey key, String label, long cashier, Supplier<String> badges) {
    this.journal = TillJournal.begin(terminal, key);
    this.label = label;
    this.cashier = cashier;
    this.badges = badges;
    this.random = new Random(terminal.getLeastSignificantBits());
  }

  UUID terminal() {
    return journal.terminal();
  }

  /** What was written since the last time. */
  List<Sealed> take() {
    List<Sealed> taken = List.copyOf(entries);
    entries.clear();
    return taken;
  }

  int waiting() {
    return entries.size();
  }

  private EntryStamp stamp(Instant at) {
    long millis = at.toEpochMilli();
    return new EntryStamp(
        journal.terminal(),
        journal.nextSeq(),
        millis,
        journal.nextSeq(),
        Purchase.PAGE,
        null,
        cashier);
  }

  void openShift(Instant at) {
    entries.add(journal.append(new EntryBody.ShiftOpened(stamp(at), 0)));
  }

  void sell(Instant at) {
    long seq = journal.nextSeq();
    EntryBody.Sale sale = sale(at);
    Sealed sealed = journal.append(sale);
    entries.add(sealed);
    sales++;
    var original = new Original(terminal(), seq, sealed.seal().hash());
    if (sales % TAKEN_BACK == FIRST_TAKEN_BACK) {
      entries.add(journal.append(refund(at, original, sale.lines().getFirst())));
    } else if (sales % MISTAKEN == TAKEN_BACK / 2) {
      entries.add(journal.append(new EntryBody.VoidSale(stamp(at), 1, original, "typo")));
    }
    countPassersBy(at);
  }

  private void countPassersBy(Instant at) {
    BusinessDay day = BusinessDay.of(at);
    if (!day.equals(counted)) {
      counted = day;
      entries.add(journal.append(new EntryBody.Headcount(stamp(at), 1 + random.nextInt(40))));
    }
  }

  private EntryBody.Sale sale(Instant at) {
    int things = LINES_A_SALE - SPREAD + random.nextInt(2 * SPREAD + 1);
    return Purchase.of(
        things,
        stamp(at),
        label + "-" + journal.nextSeq(),
        new Participant.ByBadge(badges.get()),
        random);
  }

  private EntryBody.Refund refund(Instant at, Original original, SaleLine line) {
    return new EntryBody.Refund(
        stamp(at),
        1,
        label + "-" + journal.nextSeq(),
        original,
        List.of(new RefundLine(line.line(), line.quantityMilli(), line.netFen())),
        line.netFen(),
        List.of(new Tender(TenderMethod.WECHAT, line.netFen(), null, null, false)),
        "back");
  }
}
