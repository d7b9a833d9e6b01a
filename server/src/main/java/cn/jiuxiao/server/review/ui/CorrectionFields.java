package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.review.Corrections;
import cn.jiuxiao.server.review.ReviewEntry;
import cn.jiuxiao.server.review.ThatDay;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.DateFields;
import cn.jiuxiao.server.shared.ui.MoneyField;
import cn.jiuxiao.wire.EntryBody.RefundLine;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How an entry shall count otherwise than written: its day, and each line's product and price. */
final class CorrectionFields extends Composite<Div> {
  private static final long HIGHEST_FEN = 100_000_000;

  private final DatePicker day = DateFields.of(Texts.of("review.countsOn"));
  private final List<LineFields> lines = new ArrayList<>();
  private final Map<RefundLine, MoneyField> refunded = new LinkedHashMap<>();
  private final @Nullable LocalDate writtenDay;

  /** What a line was, and what was paid for one unit. */
  private record LineFields(
      ThatDay.Line written, ComboBox<Corrections.Choice> product, MoneyField price) {
    boolean isComplete() {
      return price.money().isPresent();
    }

    Correction.@Nullable Line changed() {
      Corrections.Choice chosen = product.getValue();
      Money paid = price.money().orElse(written.price());
      boolean samePrice = paid.equals(written.price());
      return chosen == null && samePrice
          ? null
          : Correction.Line.sold(
              written.number(),
              chosen == null ? null : chosen.code(),
              null,
              samePrice ? null : paid.fen());
    }
  }

  CorrectionFields(ReviewEntry entry, Corrections corrections) {
    LocalDate received = BusinessDay.of(entry.written().receivedAt()).date();
    writtenDay = entry.row().day();
    day.setId("decision-day");
    day.setValue(writtenDay == null ? received : writtenDay);
    day.setMax(received);
    day.setRequiredIndicatorVisible(true);
    day.setWidthFull();
    var folded = new Div();
    folded.addClassName("jx-dialog-form");
    if (writtenDay == null) {
      getContent().add(day);
    } else {
      folded.add(day);
    }
    ThatDay thatDay = entry.thatDay();
    if (thatDay != null) {
      thatDay.lines().forEach(line -> add(folded, line, corrections));
    }
    ReviewEntry.OriginalSale original = entry.original();
    if (original != null) {
      original.due().forEach(this::add);
    }
    if (folded.getChildren().findAny().isPresent()) {
      var details = new Details(Texts.of("review.correct"), folded);
      details.setId("correct");
      details.setWidthFull();
      getContent().add(details);
    }
    getContent().addClassName("jx-dialog-form");
    getContent().setWidthFull();
  }

  /** What is left is offered: as written it cannot count. The drawer keeps what was given back. */
  private void add(RefundLine written, Money due) {
    var counts =
        new MoneyField(
            Texts.of("review.refundCountsAs", written.line(), new Money(written.netFen()).yuan()),
            0,
            HIGHEST_FEN);
    counts.setId("correct-net-" + written.line());
    counts.setMoney(due);
    counts.setWidthFull();
    refunded.put(written, counts);
    getContent().add(counts);
  }

  private void add(Div form, ThatDay.Line line, Corrections corrections) {
    var product = new ComboBox<Corrections.Choice>(Texts.of("review.wasProduct"));
    product.setId("correct-product-" + line.number());
    product.setItems(
        query ->
            corrections
                .products(query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                .stream());
    product.setItemLabelGenerator(choice -> choice.name() + " · " + choice.code());
    product.setPlaceholder(line.name());
    product.setClearButtonVisible(true);
    product.setWidthFull();
    var price = new MoneyField(Texts.of("review.wasPrice"), 0, HIGHEST_FEN);
    price.setId("correct-price-" + line.number());
    price.setMoney(line.price());
    price.setWidthFull();
    lines.add(new LineFields(line, product, price));
    form.add(new Paragraph(Texts.of("review.writtenLine", line.number(), line.name())));
    form.add(product, price);
  }

  /** Marks the fields that are not. */
  boolean isComplete() {
    day.setErrorMessage(Texts.of("review.dayMissing"));
    day.setInvalid(day.getValue() == null || day.isInvalid());
    boolean amountsAreComplete = true;
    for (LineFields line : lines) { // each marks its own field
      amountsAreComplete &= line.isComplete();
    }
    for (MoneyField counts : refunded.values()) {
      amountsAreComplete &= counts.money().isPresent();
    }
    return amountsAreComplete && !day.isInvalid();
  }

  Correction value() {
    LocalDate chosen = day.getValue();
    return new Correction(
        chosen == null || chosen.equals(writtenDay) ? null : chosen,
        Stream.concat(
                lines.stream().map(LineFields::changed).filter(Objects::nonNull),
                refunded.entrySet().stream().flatMap(CorrectionFields::changed))
            .toList());
  }

  private static Stream<Correction.Line> changed(Map.Entry<RefundLine, MoneyField> one) {
    RefundLine written = one.getKey();
    return one.getValue().money().stream()
        .filter(counts -> counts.fen() != written.netFen())
        .map(counts -> Correction.Line.refunded(written.line(), counts.fen()));
  }

  /**
   * True if it shall count otherwise than written; to give a day where there is none is not that.
   */
  boolean changes() {
    Correction correction = value();
    return !correction.lines().isEmpty() || (writtenDay != null && correction.day() != null);
  }
}
