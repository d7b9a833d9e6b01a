package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.Printer;
import cn.jiuxiao.server.kiosks.Printers;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Confirm;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.FormDialog;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Objects;

/** An outlet's network printers, in a short list. */
final class PrintersPanel extends Div {
  private static final int LONGEST_HOST = 253;
  private static final int HIGHEST_PORT = 65_535;

  private final transient Printers printers;
  private final transient Actor actor;
  private final long outletId;
  private final boolean mayManage;

  PrintersPanel(Printers printers, Actor actor, Outlet outlet) {
    this.printers = printers;
    this.actor = actor;
    this.outletId = outlet.storedId();
    this.mayManage = !actor.is(Role.VENDOR) && Kiosks.mayWork(actor, outlet);
    addClassName("jx-fill");
    fill();
  }

  private void fill() {
    removeAll();
    List<Printer> all = printers.of(actor, outletId);
    if (all.isEmpty()) {
      add(
          mayManage
              ? new EmptyState(VaadinIcon.PRINT, "kiosks.noPrintersYet", addButton())
              : new EmptyState(VaadinIcon.PRINT, "kiosks.noPrinters"));
      return;
    }
    if (mayManage) {
      var bar = new Div(addButton());
      bar.addClassName("jx-actions");
      add(bar);
    }
    add(new Paragraph(Texts.of("kiosks.printersHelp")), grid(all));
  }

  private Button addButton() {
    var add = new Button(Texts.of("kiosks.addPrinter"), VaadinIcon.PLUS.create());
    add.setId("add-printer");
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.addClickListener(click -> edit(new Printer(null, outletId, "", "", Printer.USUAL_PORT, 0)));
    return add;
  }

  private Grid<Printer> grid(List<Printer> all) {
    var grid = new Grid<Printer>();
    grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    grid.setAllRowsVisible(true);
    grid.addComponentColumn(PrintersPanel::nameAndAddress)
        .setHeader(Texts.of("kiosks.printerName"))
        .setFlexGrow(2);
    if (mayManage) {
      grid.addComponentColumn(this::buttons).setWidth("6.5rem").setFlexGrow(0);
    }
    grid.setItems(all);
    return grid;
  }

  private static Component nameAndAddress(Printer printer) {
    var cell = new Div(new Span(printer.name()), Cells.code(address(printer)));
    cell.addClassName("jx-two-lines");
    return cell;
  }

  /** As it would stand in an address bar. */
  private static String address(Printer printer) {
    String host = printer.host().indexOf(':') < 0 ? printer.host() : "[" + printer.host() + "]";
    return host + ":" + printer.port();
  }

  private Component buttons(Printer printer) {
    var edit = new Button(VaadinIcon.EDIT.create(), click -> edit(printer));
    edit.setAriaLabel(Texts.of("kiosks.editPrinter", printer.name()));
    edit.setTooltipText(Texts.of("shared.edit"));
    var remove = new Button(VaadinIcon.TRASH.create(), click -> remove(printer));
    remove.setAriaLabel(Texts.of("kiosks.removeIt", printer.name()));
    for (Button each : List.of(edit, remove)) {
      each.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    }
    return new Div(edit, remove);
  }

  private void edit(Printer printer) {
    var name = new TextField(Texts.of("kiosks.printerName"));
    name.setMaxLength(Names.LONGEST);
    name.setRequiredIndicatorVisible(true);
    name.setValue(printer.name());
    var host = new TextField(Texts.of("kiosks.printerHost"));
    host.setMaxLength(LONGEST_HOST);
    host.setRequiredIndicatorVisible(true);
    host.setHelperText(Texts.of("kiosks.printerHostHelp"));
    host.setValue(printer.host());
    var port = new IntegerField(Texts.of("kiosks.printerPort"));
    port.setMin(1);
    port.setMax(HIGHEST_PORT);
    port.setRequiredIndicatorVisible(true);
    port.setHelperText(Texts.of("kiosks.printerPortHelp", String.valueOf(Printer.USUAL_PORT)));
    port.setValue(printer.port());
    String title =
        printer.id() == null
            ? Texts.of("kiosks.addPrinter")
            : Texts.of("kiosks.editPrinter", printer.name());
    new FormDialog(title, name, host, port)
        .blaming(name, "kiosks.printer-needs-name", "kiosks.printer-name-taken")
        .blaming(host, "kiosks.printer-host")
        .blaming(port, "kiosks.printer-port")
        .onSave(
            () -> {
              int typed = Objects.requireNonNullElse(port.getValue(), 0);
              printers.save(
                  actor,
                  new Printer(
                      printer.id(),
                      outletId,
                      name.getValue(),
                      host.getValue(),
                      typed,
                      printer.version()));
              fill();
            })
        .open();
  }

  private void remove(Printer printer) {
    Confirm.ask(
        "kiosks.removePrinter",
        () -> {
          printers.remove(actor, printer.storedId());
          fill();
        },
        printer.name());
  }
}
