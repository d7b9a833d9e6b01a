package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.PaperOutcome;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FieldErrors;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.formlayout.FormLayout;
import java.util.function.Supplier;

/** A small form in a dialog, two fields a line, closed when the service took what was typed. */
final class PaperDialog {

  private static final int COLUMNS = 2;

  private final FormLayout form = new FormLayout();
  private final FieldErrors errors = new FieldErrors();
  private final FormDialog dialog;

  PaperDialog(String titleKey) {
    form.setAutoResponsive(true);
    form.setAutoRows(true);
    form.setMaxColumns(COLUMNS);
    form.setExpandFields(true);
    form.setExpandColumns(true);
    dialog = new FormDialog(Texts.of(titleKey), form);
    dialog.setWidth("min(40rem, 94vw)");
  }

  FieldErrors errors() {
    return errors;
  }

  PaperDialog with(Component... fields) {
    form.add(fields);
    return this;
  }

  /** Over the whole width. */
  PaperDialog below(Component field) {
    form.add(field, COLUMNS);
    return this;
  }

  /** Marks what must not be empty; the service says so too. */
  PaperDialog needing(HasValue<?, ?>... fields) {
    for (HasValue<?, ?> field : fields) {
      field.setRequiredIndicatorVisible(true);
    }
    return this;
  }

  void open(Supplier<PaperOutcome> store, Runnable afterwards) {
    dialog
        .closingIf(
            () ->
                switch (store.get()) {
                  case PaperOutcome.Added added -> {
                    Notices.done("catalogue.paperSaved");
                    afterwards.run();
                    yield true;
                  }
                  case PaperOutcome.Refused refused -> {
                    errors.show(refused.problems());
                    yield false;
                  }
                })
        .open();
  }
}
