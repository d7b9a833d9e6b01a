package cn.jiuxiao.server.seals.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.seals.SealRow;
import cn.jiuxiao.server.seals.Seals;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.Downloads;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** The seals, to be taken away by an auditor. */
@Prototype
@Route(value = "seals", layout = MainLayout.class)
@Menu(order = 695, title = "seals.title", icon = "vaadin:lock")
@RolesAllowed({Role.Names.ADMINISTRATOR, Role.Names.PROGRAMME_OFFICE, Role.Names.INSPECTOR})
public class SealsView extends VerticalLayout {
  private static final String TEXT = "text/plain;charset=utf-8";

  private final Seals seals;
  private final Actor actor;
  private final ListPage<SealRow> list;

  SealsView(CurrentActor current, Seals seals) {
    this.actor = current.get();
    this.seals = seals;
    this.list = list();
    addClassName("jx-page");
    setSizeFull();
    var header = new PageHeader(Texts.of("seals.title"));
    if (Seals.cuts(actor)) {
      header.actions(cutButton());
    }
    add(header, new Paragraph(Texts.of("seals.what")), list);
  }

  private ListPage<SealRow> list() {
    var page =
        new ListPage<SealRow>(
                query -> seals.page(actor, query), query -> Math.toIntExact(seals.count(actor)))
            .withoutSearch()
            .whenEmpty(new EmptyState(VaadinIcon.LOCK, "seals.none"))
            .exporting("seals");
    page.columns()
        .count("seals.number", "number", SealRow::number)
        .moment("seals.cutAt", null, SealRow::cutAt)
        .component("seals.file", null, this::download, row -> fileName(row))
        .count("seals.entries", "entries", SealRow::entries)
        .onWideScreens()
        .code("seals.hash", null, SealRow::hash)
        .onWideScreens()
        .text("seals.cutBy", null, SealsView::cutBy)
        .onWideScreens();
    return page;
  }

  private Component download(SealRow row) {
    return Downloads.button(
        "seals.download",
        VaadinIcon.DOWNLOAD_ALT,
        TEXT,
        () -> fileName(row),
        out -> out.write(seals.file(actor, row.number())));
  }

  private static String fileName(SealRow row) {
    return "jiuxiao-seal-%d.txt".formatted(row.number());
  }

  private static String cutBy(SealRow row) {
    String by = row.cutBy();
    return by == null ? Texts.of("seals.daily") : by;
  }

  private Button cutButton() {
    var button = new Button(Texts.of("seals.cut"), VaadinIcon.LOCK.create());
    button.setId("cut-seal");
    button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    button.setDisableOnClick(true);
    button.addClickListener(
        click ->
            Notices.attempt(
                () -> {
                  try {
                    Notices.done("seals.wasCut", seals.cut(actor));
                    list.refresh();
                  } finally {
                    button.setEnabled(true);
                  }
                }));
    return button;
  }
}
