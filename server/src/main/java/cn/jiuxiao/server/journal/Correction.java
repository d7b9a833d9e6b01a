package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.wire.Amounts;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.Tender;
import cn.jiuxiao.wire.ReadBody;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an entry shall count otherwise than its till wrote: on another day, its lines as another
 * product or at another price, or less given back. What the till wrote stays as it is.
 *
 * @param day null for the entry's own
 */
@Serdeable
public record Correction(@Nullable LocalDate day, List<Line> lines) {
  /** Counts as written. */
  public static final Correction NONE = new Correction(null, List.of());

  private static final int NOON = 12;

  /**
   * @param product code of the product it was; null to leave it
   * @param name of that product; null to leave it
   * @param priceFen what one unit cost; null to leave it
   * @param netFen of a refund: what goes back; null to leave it
   */
  @Serdeable
  public record Line(
      int line,
      @Nullable String product,
      @Nullable String name,
      @Nullable Long priceFen,
      @Nullable Long netFen) {
    public static Line sold(
        int line, @Nullable String product, @Nullable String name, @Nullable Long priceFen) {
      return new Line(line, product, name, priceFen, null);
    }

    public static Line refunded(int line, long netFen) {
      return new Line(line, null, null, null, netFen);
    }
  }

  public static Correction toDay(@Nullable LocalDate day) {
    return new Correction(day, List.of());
  }

  public boolean isNone() {
    return day == null && lines.isEmpty();
  }

  /** As it stands beside the decision and in the office's journal; null if nothing is corrected. */
  @Nullable String text() {
    if (isNone()) {
      return null;
    }
    try {
      return new String(ObjectMapper.getDefault().writeValueAsBytes(this), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Correction parse(@Nullable String text) {
    try {
      return text == null ? NONE : ObjectMapper.getDefault().readValue(text, Correction.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entry as it shall count. */
  JournalEntry of(JournalEntry entry) {
    JournalEntry.When own = entry.when();
    JournalEntry moved =
        day == null || (own != null && own.day().equals(day))
            ? entry
            : entry.at(
                new JournalEntry.When(
                    new BusinessDay(day).start().plus(Duration.ofHours(NOON)), day));
    if (lines.isEmpty()) {
      return moved;
    }
    return switch (entry.body()) {
      case EntryBody.Sale sale -> moved.saying(new ReadBody.Understood(of(sale)));
      case EntryBody.Refund refund -> moved.saying(new ReadBody.Understood(of(refund)));
      case null, default -> moved;
    };
  }

  /** As with a sale: the total follows, and the largest tender. */
  private EntryBody.Refund of(EntryBody.Refund refund) {
    List<RefundLine> back = refund.lines().stream().map(this::refunded).toList();
    long moreFen = netFen(back) - netFen(refund.lines());
    return new EntryBody.Refund(
        refund.stamp(),
        refund.shift(),
        refund.receipt(),
        refund.original(),
        back,
        refund.totalFen() + moreFen,
        paid(refund.tenders(), moreFen),
        refund.reason());
  }

  private static long netFen(List<RefundLine> lines) {
    return lines.stream().mapToLong(RefundLine::netFen).sum();
  }

  private RefundLine refunded(RefundLine written) {
    Line change = changeOf(written.line());
    Long netFen = change == null ? null : change.netFen();
    return netFen == null
        ? written
        : new RefundLine(written.line(), written.quantityMilli(), netFen);
  }

  private @Nullable Line changeOf(int number) {
    return lines.stream().filter(one -> one.line() == number).findFirst().orElse(null);
  }

  /**
   * Amounts follow from prices as at the till; what more or less was paid is put to the largest
   * tender. Where that cannot be, the sale contradicts itself and is judged so.
   */
  private EntryBody.Sale of(EntryBody.Sale sale) {
    List<SaleLine> priced = sale.lines().stream().map(this::priced).toList();
    List<Long> amounts = priced.stream().map(one -> one.grossFen() - one.discountFen()).toList();
    long sum = amounts.stream().mapToLong(Long::longValue).sum();
    EntryBody.Allowance granted = sale.allowance();
    long discount = Math.min(granted.discountFen(), sum);
    long rounding = Math.min(sale.roundingFen(), sum - discount);
    long[] shares = Amounts.allocate(discount + rounding, amounts);
    var lines = new ArrayList<SaleLine>();
    for (int i = 0; i < shares.length; i++) {
      lines.add(priced.get(i).withNet(amounts.get(i) - shares[i]));
    }
    long total = sum - discount - rounding;
    return new EntryBody.Sale(
        sale.stamp(),
        sale.shift(),
        sale.receipt(),
        sale.catalogue(),
        lines,
        rounding,
        total,
        paid(sale.tenders(), total - sale.totalFen()),
        sale.participant(),
        new EntryBody.Allowance(granted.rules(), discount, granted.reason(), granted.approvedBy()));
  }

  private SaleLine priced(SaleLine written) {
    Line change = changeOf(written.line());
    if (change == null) {
      return written;
    }
    Long price = change.priceFen();
    long gross =
        price == null ? written.grossFen() : Amounts.grossFen(price, written.quantityMilli());
    return new SaleLine(
        written.line(),
        change.product() == null ? written.product() : change.product(),
        change.name() == null ? written.name() : change.name(),
        written.unit(),
        written.quantityMilli(),
        price == null ? written.priceFen() : price,
        gross,
        Math.min(written.discountFen(), gross),
        0,
        price == null ? written.listFen() : null,
        written.discountReason());
  }

  private static List<Tender> paid(List<Tender> tenders, long moreFen) {
    int largest = 0;
    for (int i = 1; i < tenders.size(); i++) {
      largest = tenders.get(i).amountFen() > tenders.get(largest).amountFen() ? i : largest;
    }
    if (tenders.isEmpty() || moreFen == 0 || tenders.get(largest).amountFen() + moreFen < 0) {
      return tenders;
    }
    Tender old = tenders.get(largest);
    var paid = new ArrayList<>(tenders);
    paid.set(
        largest,
        new Tender(
            old.method(), old.amountFen() + moreFen, null, null, old.verified(), old.account()));
    return paid;
  }
}
