package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.trial.sim.DeviceStore.Kept;
import cn.jiuxiao.server.trial.sim.TillMemory.Sold;
import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.EntryBody.TenderMethod;
import cn.jiuxiao.wire.EntryStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What cashiers do. */
final class TillWork {
  private final World world;

  /**
   * An entry to be made.
   *
   * @param attachment what goes beside it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Writing(Function<EntryStamp, EntryBody> body, byte @Nullable [] attachment) {
    Writing(Function<EntryStamp, EntryBody> body) {
      this(body, null);
    }
  }

  TillWork(World world) {
    this.world = world;
  }

  /** A cashier does the next thing, and sees that it is done. */
  void work(Device device) {
    if (!device.sells()) {
      return;
    }
    Kept next = device.sealed(next(device));
    if (!device.commit(next)) {
      throw new SimFailure(device + " could not write what nobody else writes");
    }
    world.ledger.wrote(device, next, true);
    world.events.add("write", "%s %d %s", device, next.seq(), next.body().kind());
  }

  /** The next entry of this device, whatever becomes of it. */
  Writing next(Device device) {
    TillMemory memory = device.memory;
    long shift = memory.openShift();
    if (shift == 0) {
      long floatFen = 100L * world.random.nextInt(500);
      return new Writing(stamp -> new EntryBody.ShiftOpened(stamp, floatFen));
    }
    int dice = world.random.nextInt(20);
    if (dice < 3 && !memory.sold().isEmpty()) {
      return new Writing(refund(device, world.any(memory.sold())));
    }
    if (dice == 3 && !memory.soldInThisShift().isEmpty()) {
      Sold sold = world.any(memory.soldInThisShift());
      return new Writing(
          stamp -> new EntryBody.VoidSale(stamp, shift, original(device, sold), "typo"));
    }
    return switch (dice) {
      case 4 -> {
        People.Shown visitor = world.people.any();
        yield new Writing(
            stamp -> new EntryBody.ParticipantScanned(stamp, visitor.participant()),
            visitor.attachment());
      }
      case 5 -> {
        long visitors = world.random.nextInt(50);
        yield new Writing(stamp -> new EntryBody.Headcount(stamp, visitors));
      }
      case 6 -> {
        long due = memory.drawerFen();
        yield new Writing(
            stamp ->
                new EntryBody.ShiftClosed(
                    stamp, shift, due, Math.max(0, due), Math.max(0, due) - due, List.of()));
      }
      default -> sale(device);
    };
  }

  private Writing sale(Device device) {
    List<SaleLine> gross = new ArrayList<>();
    int lines = 1 + world.random.nextInt(3);
    for (int number = 1; number <= lines; number++) {
      gross.add(line(device, number));
    }
    long roundingFen = world.random.nextInt(10);
    long[] shares = Amounts.allocate(roundingFen, gross.stream().map(SaleLine::grossFen).toList());
    List<SaleLine> net =
        gross.stream()
            .map(line -> line.withNet(line.grossFen() - shares[line.line() - 1]))
            .toList();
    long total = net.stream().mapToLong(SaleLine::netFen).sum();
    People.@Nullable Shown shown = world.oneIn(2) ? world.people.any() : null;
    @Nullable Participant buyer = shown == null ? null : shown.participant();
    List<Tender> tenders = tenders(world.oneIn(2), total);
    long shift = device.memory.openShift();
    long catalogue = device.catalogue;
    return new Writing(
        stamp ->
            new EntryBody.Sale(
                stamp,
                shift,
                device.is.label() + "-" + stamp.seq(),
                catalogue,
                net,
                roundingFen,
                total,
                tenders,
                buyer),
        shown == null ? null : shown.attachment());
  }

  private SaleLine line(Device device, int number) {
    return switch (world.random.nextInt(3)) {
      case 0 ->
          line(
              number,
              "P-TEA",
              SalesUnit.PIECE,
              1000L * (1 + world.random.nextInt(4)),
              world.prices.priceFen(device.is.outletId(), device.catalogue, 0));
      case 1 ->
          line(
              number,
              "P-MEAT",
              SalesUnit.KILOGRAM,
              500 + world.random.nextInt(5000),
              world.prices.priceFen(device.is.outletId(), device.catalogue, 1));
      default -> line(number, null, SalesUnit.PIECE, 1000, 100L + world.random.nextInt(900));
    };
  }

  static SaleLine line(
      int number, @Nullable String product, SalesUnit unit, long milli, long priceFen) {
    long gross = Amounts.grossFen(priceFen, milli);
    return new SaleLine(number, product, "goods", unit, milli, priceFen, gross, 0, gross);
  }

  private static List<Tender> tenders(boolean cash, long total) {
    return total == 0
        ? List.of()
        : List.of(
            cash
                ? new Tender(TenderMethod.CASH, total, total, 0L, false)
                : new Tender(TenderMethod.WECHAT, total, null, null, false));
  }

  /** Takes back one line, or all of them. */
  private Function<EntryStamp, EntryBody> refund(Device device, Sold sold) {
    boolean all = world.oneIn(2);
    List<RefundLine> lines =
        sold.sale().lines().stream()
            .filter(line -> all || line.line() == 1)
            .map(line -> new RefundLine(line.line(), line.quantityMilli(), line.netFen()))
            .toList();
    long total = lines.stream().mapToLong(RefundLine::netFen).sum();
    long shift = device.memory.openShift();
    return stamp ->
        new EntryBody.Refund(
            stamp,
            shift,
            device.is.label() + "-" + stamp.seq(),
            original(device, sold),
            lines,
            total,
            tenders(true, total),
            "unwanted");
  }

  private static Original original(Device device, Sold sold) {
    return new Original(device.is.id(), sold.kept().seq(), sold.kept().hash());
  }
}
