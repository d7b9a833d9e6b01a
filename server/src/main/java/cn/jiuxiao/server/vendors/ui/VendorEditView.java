package cn.jiuxiao.server.vendors.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.ui.DraftBar;
import cn.jiuxiao.server.accounts.ui.Drafts;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.ConflictDialog;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.vendors.SaveVendor;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorDraft;
import cn.jiuxiao.server.vendors.VendorOutcome;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enters a vendor, or changes one. */
@Prototype
@Route(value = "vendors/:id([0-9]{1,18})/edit", layout = MainLayout.class)
@RouteAlias(value = "vendors/new", layout = MainLayout.class)
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.VENDOR
})
public class VendorEditView extends VerticalLayout implements BeforeEnterObserver {

  private final Actor actor;
  private final Vendors vendors;
  private final SaveVendor save;
  private final Drafts drafts;
  private final Regions regions;
  private final VendorForm form;
  private @Nullable Vendor opened;
  private @Nullable DraftBar draftBar;

  VendorEditView(
      CurrentActor current, Vendors vendors, SaveVendor save, Regions regions, Drafts drafts) {
    this.actor = current.get();
    this.vendors = vendors;
    this.save = save;
    this.drafts = drafts;
    this.regions = regions;
    this.form = new VendorForm(regions, VendorScope.keepsTheRegister(actor));
    addClassName("jx-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    removeAll();
    opened =
        event
            .getRouteParameters()
            .get("id")
            .map(id -> vendors.visible(actor, Long.parseLong(id)))
            .orElse(null);
    PageHeader header =
        new PageHeader(opened == null ? Texts.of("vendors.new") : opened.name())
            .under("vendors", Texts.of("vendors.title"));
    if (opened == null) {
      if (!VendorScope.keepsTheRegister(actor)) {
        throw new AccessDenied();
      }
      form.suggestRegion(actor.region());
    } else {
      header.under("vendors/" + opened.id(), opened.name());
      form.show(VendorDraft.of(opened));
    }
    Div card = new Div(form);
    card.addClassName("jx-card");
    DraftBar bar =
        drafts.keep(opened == null ? "vendors/new" : "vendors/" + opened.storedId(), form.fields());
    draftBar = bar;
    add(header, bar, card, buttons());
  }

  private HorizontalLayout buttons() {
    Button store = new Button(Texts.of("shared.save"), click -> store());
    store.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    store.setDisableOnClick(true);
    store.addClickListener(click -> store.setEnabled(true));
    Button cancel = new Button(Texts.of("shared.cancel"), click -> leave());
    return new HorizontalLayout(store, cancel);
  }

  private void store() {
    VendorDraft draft = form.draft();
    show(
        opened == null
            ? save.create(actor, draft)
            : save.change(actor, opened.storedId(), opened.version(), draft));
  }

  private void show(VendorOutcome outcome) {
    switch (outcome) {
      case VendorOutcome.Saved saved -> {
        if (draftBar != null) {
          draftBar.done();
        }
        Notices.done("vendors.saved", saved.vendor().name());
        UI.getCurrent().navigate("vendors/" + saved.vendor().storedId());
      }
      case VendorOutcome.Refused refused -> form.errors().show(refused.problems());
      case VendorOutcome.ChangedMeanwhile meanwhile -> askWhoseToKeep(meanwhile.now());
    }
  }

  private void askWhoseToKeep(Vendor now) {
    VendorDraft mine = form.draft();
    ConflictDialog.ask(
        differences(mine, VendorDraft.of(now)),
        () -> show(save.change(actor, now.storedId(), now.version(), mine)),
        () -> {
          opened = now;
          form.show(VendorDraft.of(now));
        });
  }

  private List<ConflictDialog.Difference> differences(VendorDraft mine, VendorDraft theirs) {
    List<ConflictDialog.Difference> found = new ArrayList<>();
    differ(found, "vendors.name", mine.name(), theirs.name());
    differ(found, "vendors.nameEn", mine.nameEn(), theirs.nameEn());
    differ(found, "vendors.kind", kind(mine), kind(theirs));
    differ(found, "vendors.region", region(mine), region(theirs));
    differ(found, "vendors.village", mine.village(), theirs.village());
    differ(found, "vendors.creditCode", mine.creditCode(), theirs.creditCode());
    differ(found, "vendors.contact", mine.contact(), theirs.contact());
    differ(found, "vendors.phone", mine.phone(), theirs.phone());
    differ(
        found,
        "vendors.householdsHelped",
        String.valueOf(mine.householdsHelped()),
        String.valueOf(theirs.householdsHelped()));
    return found;
  }

  private static void differ(
      List<ConflictDialog.Difference> found, String labelKey, String mine, String theirs) {
    if (!mine.equals(theirs)) {
      found.add(new ConflictDialog.Difference(Texts.of(labelKey), mine, theirs));
    }
  }

  private static String kind(VendorDraft draft) {
    return draft.kind() == null ? "" : Texts.of(draft.kind().textKey());
  }

  private String region(VendorDraft draft) {
    return draft.regionCode() == null ? "" : regions.name(draft.regionCode());
  }

  private void leave() {
    UI.getCurrent().navigate(opened == null ? "vendors" : "vendors/" + opened.storedId());
  }
}
