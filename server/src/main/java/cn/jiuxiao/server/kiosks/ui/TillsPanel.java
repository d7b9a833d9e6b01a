package cn.jiuxiao.server.kiosks.ui;

import cn.jiuxiao.server.kiosks.Kiosk;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.kiosks.TerminalRow;
import cn.jiuxiao.server.kiosks.Terminals;
import cn.jiuxiao.server.outlets.Outlet;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.tls.ServerAddresses;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The places at an outlet where tills stand, with the devices that are or were there. */
final class TillsPanel extends Composite<Div> {
  private static final int MOST_TERMINALS = 200;

  private final transient Actor actor;
  private final transient Outlet outlet;
  private final transient Kiosks kiosks;
  private final transient Terminals terminals;
  private final transient ServerAddresses addresses;
  private final transient Clock clock;
  private final boolean mayWork;

  TillsPanel(
      Actor actor,
      Outlet outlet,
      Kiosks kiosks,
      Terminals terminals,
      ServerAddresses addresses,
      Clock clock) {
    this.actor = actor;
    this.outlet = outlet;
    this.kiosks = kiosks;
    this.terminals = terminals;
    this.addresses = addresses;
    this.clock = clock;
    this.mayWork = Kiosks.mayWork(actor, outlet);
    getContent().addClassName("jx-fill");
    show();
  }

  private void show() {
    getContent().removeAll();
    List<Kiosk> places = kiosks.of(actor, outlet.storedId());
    if (mayWork && outlet.open() && !places.isEmpty()) {
      var bar = new Div(addButton());
      bar.addClassName("jx-actions");
      getContent().add(bar);
    }
    if (places.isEmpty()) {
      getContent()
          .add(
              mayWork && outlet.open()
                  ? new EmptyState(VaadinIcon.MOBILE, "kiosks.noKiosksYet", addButton())
                  : new EmptyState(VaadinIcon.MOBILE, "kiosks.noKiosks"));
      return;
    }
    List<TerminalRow> devices =
        terminals.find(
            actor,
            new ListQuery(
                "", Map.of("outlet", "" + outlet.storedId()), "enrolled", true, 0, MOST_TERMINALS));
    places.forEach(kiosk -> getContent().add(card(kiosk, devices)));
  }

  private Component card(Kiosk kiosk, List<TerminalRow> devices) {
    var head = new Div(new H2(kiosk.name()));
    if (!kiosk.name().equals(kiosk.label())) {
      head.add(Cells.code(kiosk.label()));
    }
    head.addClassName("jx-card-head");
    List<TerminalRow> here =
        devices.stream().filter(each -> each.kioskId() == kiosk.storedId()).toList();
    if (mayWork && outlet.open()) {
      var enrol =
          new Button(
              Texts.of("kiosks.enrol"),
              VaadinIcon.QRCODE.create(),
              click -> Notices.attempt(() -> enrol(kiosk)));
      enrol.addThemeVariants(
          here.isEmpty() ? ButtonVariant.LUMO_PRIMARY : ButtonVariant.LUMO_TERTIARY);
      head.add(enrol);
    }
    var card = new Div(head);
    card.addClassName("jx-card");
    if (here.isEmpty()) {
      card.add(new Paragraph(Texts.of("kiosks.noDevice")));
    } else {
      var list = new UnorderedList();
      list.addClassName("jx-today");
      here.forEach(each -> list.add(line(each)));
      card.add(list);
    }
    return card;
  }

  private ListItem line(TerminalRow terminal) {
    var facts = new Span();
    facts.addClassName("jx-quiet");
    facts.setText(
        terminal.seenAt() == null
            ? Texts.of("kiosks.enrolledOn", Cells.moment(terminal.enrolledAt()))
            : Texts.of(
                "kiosks.seenWith",
                KioskWords.seen(terminal),
                terminal.unsent() == null ? 0 : terminal.unsent()));
    return new ListItem(
        KioskWords.state(clock, terminal),
        new Anchor("/terminals/" + terminal.id(), terminal.label()),
        facts);
  }

  private void enrol(Kiosk kiosk) {
    var dialog =
        new EnrolDialog(
            () -> kiosks.issueCode(actor, kiosk.storedId()),
            kiosks.issueCode(actor, kiosk.storedId()),
            addresses,
            clock);
    dialog.addOpenedChangeListener(
        change -> {
          if (!change.isOpened()) {
            show();
          }
        });
    dialog.open();
  }

  private Button addButton() {
    var add = new Button(Texts.of("kiosks.addKiosk"), VaadinIcon.PLUS.create());
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.addClickListener(
        click -> {
          var name = new TextField(Texts.of("kiosks.kioskName"));
          name.setHelperText(Texts.of("kiosks.kioskNameHelp"));
          name.setMaxLength(Names.LONGEST);
          new FormDialog(Texts.of("kiosks.addKiosk"), name)
              .onSave(
                  () -> {
                    kiosks.add(actor, outlet.storedId(), name.getValue());
                    show();
                  })
              .open();
        });
    return add;
  }
}
