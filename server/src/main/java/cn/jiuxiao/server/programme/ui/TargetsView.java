package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Target;
import cn.jiuxiao.server.programme.Targets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EmptyState;
import cn.jiuxiao.server.shared.ui.ListPage;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** What each year is to reach. */
@Prototype
@Route(value = "targets", layout = MainLayout.class)
@Menu(order = 650, title = "programme.targets", icon = "vaadin:bullseye")
@RolesAllowed({Role.Names.ADMINISTRATOR, Role.Names.PROGRAMME_OFFICE, Role.Names.INSPECTOR})
public class TargetsView extends VerticalLayout {
  private final transient Actor actor;
  private final transient Targets targets;
  private final ListPage<Target> list;

  TargetsView(CurrentActor current, Targets targets) {
    this.actor = current.get();
    this.targets = targets;
    addClassName("jx-page");
    setSizeFull();
    var header = new PageHeader(Texts.of("programme.targets"));
    var few = new Few<Target>(targets::all, target -> target.year() + " " + target.source());
    list =
        new ListPage<Target>(few::page, few::count)
            .whenEmpty(new EmptyState(VaadinIcon.BULLSEYE, "programme.noTargets"))
            .exporting(Texts.of("programme.targets"));
    list.columns()
        .text("programme.year", null, target -> "" + target.year())
        .money("programme.amount", null, Target::amount)
        .count("programme.participants", null, Target::participants)
        .component("programme.source", null, TargetsView::source, Target::source)
        .onWideScreens();
    if (actor.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE)) {
      var add =
          new Button(
              Texts.of("programme.addTarget"), VaadinIcon.PLUS.create(), click -> edit(null));
      add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      header.actions(add);
      list.columns().component("programme.edit", null, this::editButton, target -> null);
    }
    add(header, list);
  }

  private static Component source(Target target) {
    return target.demo()
        ? new Span(State.NEUTRAL.badge(Texts.of("programme.demo")), new Span(" " + target.source()))
        : new Span(target.source());
  }

  private Component editButton(Target target) {
    var edit = new Button(VaadinIcon.EDIT.create(), click -> edit(target));
    edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    edit.setAriaLabel(Texts.of("programme.editTarget", "" + target.year()));
    return edit;
  }

  private void edit(@Nullable Target target) {
    new TargetDialog(actor, targets, target, list::refresh).open();
  }
}
