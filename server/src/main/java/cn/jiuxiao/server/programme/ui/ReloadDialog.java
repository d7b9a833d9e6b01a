package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.programme.ReferenceChange;
import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.programme.ReferenceFault;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what loading the files would change, before it changes anything. */
final class ReloadDialog extends Dialog {
  private static final int MOST_LINES = 200;
  private final transient Actor actor;
  private final transient ReferenceData reference;
  private final transient Runnable loaded;

  ReloadDialog(Actor actor, ReferenceData reference, Runnable loaded) {
    this.actor = actor;
    this.reference = reference;
    this.loaded = loaded;
    setHeaderTitle(Texts.of("programme.reload"));
    setWidth("min(46rem, 96vw)");
    var place = new Paragraph(Texts.of("programme.reloadPlace"));
    place.add(Cells.code(reference.editedCopies(actor)));
    place.addClassName("jx-quiet");
    add(place);
    getFooter().add(new Button(Texts.of("shared.cancel"), click -> close()));
    switch (reference.compare(actor)) {
      case ReferenceData.Outcome.Faulty faulty -> showFaults(faulty.faults());
      case ReferenceData.Outcome.InStep inStep -> showChanges(inStep.changes());
    }
  }

  private void showFaults(List<ReferenceFault> faults) {
    add(new Paragraph(Texts.of("programme.reloadFaulty", faults.size())));
    var lines = new UnorderedList();
    faults.stream()
        .limit(MOST_LINES)
        .forEach(fault -> lines.add(new ListItem(fault.text(Texts.locale()))));
    add(lines);
  }

  private void showChanges(List<ReferenceChange> changes) {
    if (changes.isEmpty()) {
      add(new Paragraph(Texts.of("programme.reloadNothing")));
      return;
    }
    add(new Paragraph(Texts.of("programme.reloadChanges", changes.size())));
    var lines = new UnorderedList();
    lines.addClassName("jx-changes");
    changes.stream().limit(MOST_LINES).forEach(change -> lines.add(line(change)));
    add(lines);
    var load = new Button(Texts.of("programme.reloadAction"), click -> load());
    load.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    load.setDisableOnClick(true);
    getFooter().add(load);
  }

  private static Component line(ReferenceChange change) {
    String kind = Texts.of("audit.entity." + change.table());
    Span badge;
    String detail = "";
    if (change.before() == null) {
      badge = State.GOOD.badge(Texts.of("programme.added"));
    } else if (change.after() == null) {
      badge = State.BAD.badge(Texts.of("programme.removed"));
    } else {
      badge = State.WAITING.badge(Texts.of("programme.changed"));
      detail =
          change.changedColumns().entrySet().stream()
              .map(
                  column ->
                      column.getKey()
                          + ": "
                          + change.before().get(column.getKey())
                          + " → "
                          + column.getValue())
              .collect(Collectors.joining("; "));
    }
    return new ListItem(badge, new Span(kind), Cells.code(change.key()), new Span(detail));
  }

  private void load() {
    if (Notices.attempt(() -> reference.load(actor))) {
      close();
      Notices.done("programme.reloaded");
      loaded.run();
    }
  }
}
