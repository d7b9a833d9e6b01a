package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.PaperOutcome;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FieldErrors;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import java.util.function.Supplier;

/** A small form in a dialog, closed when the service took what was typed. */
final class PaperDialog {

  private final Dialog dialog = new Dialog();
  private final FormLayout form = new FormLayout();
  private final FieldErrors errors = new FieldErrors();

  PaperDialog(String titleKey) {
    dialog.setHeaderTitle(Texts.of(titleKey));
    dialog.setWidth("40rem");
    dialog.setMaxWidth("100%");
    form.setAutoResponsive(true);
    form.setAutoRows(true);
    form.setExpandFields(true);
    form.setExpandColumns(true);
    dialog.add(form);
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
    form.add(field, 2);
    return this;
  }

  void open(Supplier<PaperOutcome> store, Runnable afterwards) {
    Button save = new Button(Texts.of("shared.save"), click -> store(store, afterwards));
    save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button cancel = new Button(Texts.of("shared.cancel"), click -> dialog.close());
    dialog.getFooter().add(cancel, save);
    dialog.open();
  }

  private void store(Supplier<PaperOutcome> store, Runnable afterwards) {
    try {
      switch (store.get()) {
        case PaperOutcome.Added added -> {
          dialog.close();
          afterwards.run();
        }
        case PaperOutcome.Refused refused -> errors.show(refused.problems());
      }
    } catch (Problem problem) {
      Notices.problem(problem);
    }
  }
}
