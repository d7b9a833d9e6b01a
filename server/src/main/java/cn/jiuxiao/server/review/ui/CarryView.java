package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.journal.Carried;
import cn.jiuxiao.server.journal.CarriedTerminal;
import cn.jiuxiao.server.journal.TakeCarried;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.Facts;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.UploadOne;
import cn.jiuxiao.wire.Messages.Outcome;
import cn.jiuxiao.wire.UploadReader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/**
 * Hands in what a till without a network exported or shows, and says what became of each
 * terminal's.
 */
@Prototype
@Route(value = "carry", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.FAIR_ORGANIZER,
  Role.Names.STORE_MANAGER,
  Role.Names.VENDOR
})
public class CarryView extends VerticalLayout {
  private final transient TakeCarried takeCarried;
  private final Actor actor;
  private final Div came = new Div();
  private final Div reading = new Div();
  private final Button read =
      new Button(Texts.of("review.carryRead.open"), VaadinIcon.QRCODE.create());

  CarryView(CurrentActor current, TakeCarried takeCarried) {
    this.actor = current.get();
    this.takeCarried = takeCarried;
    addClassName("jx-page");
    came.setId("carried");
    came.setWidthFull();
    came.getElement().setAttribute("role", "status");
    read.setId("read-frames");
    read.addClickListener(click -> openReader());
    add(
        new PageHeader(Texts.of("review.carry")).under("terminals", Texts.of("kiosks.terminals")),
        Words.card(
            "review.carryFile",
            new Paragraph(Texts.of("review.carryText")),
            new UploadOne(
                "review.carryUpload",
                UploadReader.FILE.bytesSent(),
                this::receive,
                ".gz",
                ".ndjson")),
        Words.card(
            "review.carryRead", new Paragraph(Texts.of("review.carryRead.text")), read, reading),
        came);
  }

  private void openReader() {
    read.setVisible(false);
    reading.add(new FrameReader(this::showRead, this::closeReader));
  }

  private void closeReader() {
    reading.removeAll();
    read.setVisible(true);
    read.focus();
  }

  private void showRead(List<CarriedTerminal> terminals) {
    closeReader();
    show(terminals);
  }

  private UploadOne.Answer receive(String fileName, InputStream content, Locale locale) {
    try {
      Carried carried = takeCarried.take(actor, content);
      return new UploadOne.Answer.Taken(() -> show(carried.terminals()));
    } catch (Problem problem) {
      return new UploadOne.Answer.Refused(problem.text(locale));
    }
  }

  private void show(List<CarriedTerminal> terminals) {
    came.removeAll();
    var card = new Div();
    terminals.forEach(terminal -> card.add(title(terminal), facts(terminal)));
    came.add(Words.card("review.carryDone", card));
  }

  private static Component title(CarriedTerminal terminal) {
    String label = terminal.label();
    return new H3(label == null ? Texts.of("review.carryUnknown") : label);
  }

  private static Component facts(CarriedTerminal terminal) {
    var facts = new Facts();
    if (terminal.firstSeq() != null) {
      facts.add("review.carryRange", terminal.firstSeq() + " – " + terminal.lastSeq());
    }
    for (Outcome outcome : Outcome.values()) {
      int count = terminal.count(outcome);
      if (count > 0) {
        facts.add("review.carryOutcome." + outcome, Cells.grouped(count));
      }
    }
    return facts;
  }
}
