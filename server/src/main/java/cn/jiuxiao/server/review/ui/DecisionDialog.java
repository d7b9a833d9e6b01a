package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.DateFields;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Says what a decision will do, takes its reason, and only then lets it be made. */
final class DecisionDialog {
  private static final int LONGEST_NOTE = 500;

  /**
   * What the person gave.
   *
   * @param day null if none was asked for
   */
  record Given(String note, @Nullable LocalDate day) {}

  interface Decide {
    void as(Given given);
  }

  private final Dialog dialog = new Dialog();
  private final VerticalLayout content = new VerticalLayout();
  private final TextArea note = new TextArea();
  private final Button confirm = new Button();
  private @Nullable DatePicker day;
  private @Nullable CorrectionFields correction;
  private final boolean reasonNeeded;

  /**
   * @param key of the question's texts: title, {@code Text}, {@code Action}
   */
  DecisionDialog(String key, boolean reasonNeeded, Object... args) {
    this.reasonNeeded = reasonNeeded;
    dialog.setHeaderTitle(Texts.of(key, args));
    dialog.setWidth("min(32rem, 94vw)");
    FormDialog.closeWhenLeft(dialog);
    note.setId("decision-note");
    note.setLabel(Texts.of(reasonNeeded ? "review.reasonFor" : "review.note"));
    note.setRequiredIndicatorVisible(reasonNeeded);
    note.setMaxLength(LONGEST_NOTE);
    note.setWidthFull();
    content.add(new Paragraph(Texts.of(key + "Text", args)), note);
    content.setPadding(false);
    dialog.add(content);
    var cancel = new Button(Texts.of("shared.cancel"), click -> dialog.close());
    cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    dialog.getFooter().add(cancel);
    confirm.setText(Texts.of(key + "Action", args));
    confirm.setId("decision-confirm");
    confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    dialog.getFooter().add(confirm);
  }

  /** Also asks on which day those count whose own is uncertain. */
  DecisionDialog askingDay(LocalDate proposed, LocalDate today) {
    DatePicker picker = DateFields.of(Texts.of("review.uncertainCountOn"));
    picker.setId("decision-day");
    picker.setValue(proposed);
    picker.setMax(today);
    picker.setRequiredIndicatorVisible(true);
    content.add(picker);
    day = picker;
    return this;
  }

  /** Also lets it be corrected; whoever corrects says why. */
  DecisionDialog correcting(CorrectionFields fields) {
    correction = fields;
    content.add(fields);
    return this;
  }

  void open(Decide decide) {
    confirm.addClickListener(
        click -> {
          if (isComplete()
              && Notices.attempt(
                  () ->
                      decide.as(
                          new Given(
                              note.getValue().strip(), day == null ? null : day.getValue())))) {
            dialog.close();
          }
        });
    dialog.open();
    note.focus();
  }

  private boolean isComplete() {
    boolean corrected = correction == null || correction.isComplete();
    boolean needed = reasonNeeded || (corrected && correction != null && correction.changes());
    boolean reasonMissing = needed && note.getValue().isBlank();
    note.setRequiredIndicatorVisible(needed);
    note.setInvalid(reasonMissing);
    note.setErrorMessage(Texts.of("review.reasonMissing"));
    boolean dayMissing = day != null && day.getValue() == null;
    if (day != null) {
      day.setErrorMessage(Texts.of("review.dayMissing"));
      day.setInvalid(dayMissing || day.isInvalid());
    }
    return corrected && !reasonMissing && !dayMissing && (day == null || !day.isInvalid());
  }
}
