package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.Measure;
import cn.jiuxiao.server.statistics.Period;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses year, month and measure; says so only when a person did. */
final class PeriodBar extends Composite<Div> {
  private static final int WHOLE_YEAR = 0;
  private final Select<Integer> year = new Select<>();
  private final Select<Integer> month = new Select<>();
  private final RadioButtonGroup<Measure> measure = new RadioButtonGroup<>();

  /** Opens the page that was chosen. */
  @FunctionalInterface
  interface Chosen {
    void show(Period period, Measure measure);
  }

  PeriodBar(Chosen chosen) {
    getContent().addClassName("jx-toolbar");
    year.setAriaLabel(Texts.of("statistics.year"));
    year.setItemLabelGenerator(one -> Texts.of("statistics.wholeYear", String.valueOf(one)));
    month.setAriaLabel(Texts.of("statistics.month"));
    month.setItems(IntStream.rangeClosed(WHOLE_YEAR, 12).boxed().toList());
    month.setItemLabelGenerator(
        one ->
            one == WHOLE_YEAR
                ? Texts.of("statistics.allMonths")
                : Texts.of("statistics.monthName." + one));
    measure.setAriaLabel(Texts.of("statistics.measure"));
    measure.setItems(Measure.values());
    measure.setItemLabelGenerator(one -> Texts.of("statistics.measure." + one));
    year.addValueChangeListener(change -> tell(change.isFromClient(), chosen));
    month.addValueChangeListener(change -> tell(change.isFromClient(), chosen));
    measure.addValueChangeListener(change -> tell(change.isFromClient(), chosen));
    getContent().add(year, month, measure);
  }

  void show(List<Integer> years, Period period, Measure shown) {
    year.setItems(years);
    year.setValue(period.year());
    Integer number = period.month();
    month.setValue(number == null ? WHOLE_YEAR : number);
    measure.setValue(shown);
  }

  private void tell(boolean byPerson, Chosen chosen) {
    if (byPerson && year.getValue() != null && month.getValue() != null) {
      Period whole = Period.year(year.getValue());
      chosen.show(
          month.getValue() == WHOLE_YEAR ? whole : whole.monthOf(month.getValue()),
          measure.getValue());
    }
  }
}
