package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.catalogue.sheets.SpreadsheetImport;
import cn.jiuxiao.server.catalogue.sheets.SpreadsheetImport.State;
import cn.jiuxiao.server.catalogue.sheets.SpreadsheetImports;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Cells;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.UploadOne;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Vendors and products from a spreadsheet. The work goes on when this page is left, and is found
 * here again.
 */
@Prototype
@Route(value = "products/import", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.VENDOR
})
public class ImportView extends VerticalLayout {

  private static final int LOOK_AGAIN_MILLIS = 500;

  private final Actor actor;
  private final SpreadsheetImports imports;
  private final Div list = new Div();
  private @Nullable Registration polling;

  ImportView(CurrentActor current, SpreadsheetImports imports) {
    this.actor = current.get();
    this.imports = imports;
    addClassName("jx-page");
    PageHeader header =
        new PageHeader(Texts.of("catalogue.sheets")).under("products", Texts.of("catalogue.title"));
    header.actions(
        download("catalogue.template", "/api/products/template.xlsx"),
        download("catalogue.exportVendors", "/api/vendors.xlsx"),
        download("catalogue.exportProducts", "/api/products.xlsx"));
    add(
        header,
        Shown.card(
            "catalogue.import",
            null,
            new Paragraph(Texts.of("catalogue.importText")),
            new UploadOne(
                "catalogue.importUpload", SpreadsheetImports.MOST_BYTES, this::receive, ".xlsx")),
        Shown.card("catalogue.imports", null, list));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    stopLooking(event.getUI());
  }

  private UploadOne.Answer receive(String fileName, InputStream content, Locale locale)
      throws IOException {
    try {
      imports.begin(actor, fileName, content, locale);
      return new UploadOne.Answer.Taken(this::refresh);
    } catch (Problem problem) {
      return new UploadOne.Answer.Refused(problem.text(locale));
    }
  }

  private void refresh() {
    list.removeAll();
    List<SpreadsheetImport> latest = imports.latest(actor);
    if (latest.isEmpty()) {
      list.add(Shown.quiet(Texts.of("catalogue.noImports")));
    }
    latest.forEach(each -> list.add(line(each)));
    boolean running = latest.stream().anyMatch(each -> each.state() == State.RUNNING);
    getUI().ifPresent(ui -> look(ui, running));
  }

  /** Asks again as long as something runs and this page is open. */
  private void look(UI ui, boolean running) {
    if (!running) {
      stopLooking(ui);
    } else if (polling == null) {
      ui.setPollInterval(LOOK_AGAIN_MILLIS);
      polling = ui.addPollListener(poll -> refresh());
    }
  }

  private void stopLooking(UI ui) {
    if (polling != null) {
      polling.remove();
      polling = null;
      ui.setPollInterval(-1);
    }
  }

  private static Component line(SpreadsheetImport each) {
    Div line = new Div();
    line.addClassName("jx-import");
    Span name = new Span(each.fileName());
    name.addClassName("jx-strong");
    line.add(name, Shown.quiet(Cells.moment(each.startedAt())));
    switch (each.state()) {
      case RUNNING -> {
        ProgressBar bar =
            new ProgressBar(
                0, Math.max(1, each.rowsTotal()), Math.min(each.rowsDone(), each.rowsTotal()));
        line.add(bar, new Span(Texts.of("catalogue.importing", each.rowsDone(), each.rowsTotal())));
      }
      case DONE ->
          line.add(
              (each.bad() == 0
                      ? cn.jiuxiao.server.shared.ui.State.GOOD
                      : cn.jiuxiao.server.shared.ui.State.WAITING)
                  .badge(
                      Texts.of(
                          "catalogue.imported",
                          each.created(),
                          each.changed(),
                          each.unchanged(),
                          each.bad())));
      case INTERRUPTED ->
          line.add(
              cn.jiuxiao.server.shared.ui.State.BAD.badge(
                  Texts.of(
                      "catalogue.interrupted",
                      each.created() + each.changed() + each.unchanged(),
                      each.rowsTotal())));
    }
    if (each.errorSheet()) {
      line.add(download("catalogue.errorSheet", "/api/imports/" + each.id() + "/errors.xlsx"));
    }
    return line;
  }

  private static Anchor download(String textKey, String address) {
    Anchor link = new Anchor(address, "");
    link.setRouterIgnore(true);
    link.getElement().setAttribute("download", true);
    Button button = new Button(Texts.of(textKey), VaadinIcon.DOWNLOAD_ALT.create());
    button.setTabIndex(-1);
    link.add(button);
    return link;
  }
}
