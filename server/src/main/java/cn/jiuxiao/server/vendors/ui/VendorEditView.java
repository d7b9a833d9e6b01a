package cn.jiuxiao.server.vendors.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.ui.DraftBar;
import cn.jiuxiao.server.accounts.ui.Drafts;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.SaveOutcome;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.EditView;
import cn.jiuxiao.server.shared.ui.FieldErrors;
import cn.jiuxiao.server.shared.ui.MainLayout;
import cn.jiuxiao.server.shared.ui.Notices;
import cn.jiuxiao.server.shared.ui.PageHeader;
import cn.jiuxiao.server.vendors.SaveVendor;
import cn.jiuxiao.server.vendors.Vendor;
import cn.jiuxiao.server.vendors.VendorDraft;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.Map;
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
public class VendorEditView extends EditView<Vendor> implements BeforeEnterObserver {

  private final Actor actor;
  private final Vendors vendors;
  private final SaveVendor save;
  private final Drafts drafts;
  private final Regions regions;
  private final VendorForm form;
  private @Nullable DraftBar draftBar;

  VendorEditView(
      CurrentActor current, Vendors vendors, SaveVendor save, Regions regions, Drafts drafts) {
    this.actor = current.get();
    this.vendors = vendors;
    this.save = save;
    this.drafts = drafts;
    this.regions = regions;
    this.form = new VendorForm(regions, VendorScope.keepsTheRegister(actor));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    Vendor opened =
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
      fill(opened);
    }
    String draft = opened == null ? "vendors/new" : "vendors/" + opened.storedId();
    draftBar = drafts.keep(draft, form.fields());
    edit(opened, header, draftBar, form);
  }

  @Override
  protected SaveOutcome<Vendor> store(@Nullable Vendor over) {
    return over == null
        ? save.create(actor, form.draft())
        : save.change(actor, over.storedId(), over.version(), form.draft());
  }

  @Override
  protected void saved(Vendor vendor) {
    if (draftBar != null) {
      draftBar.done();
    }
    Notices.done("vendors.saved", vendor.name());
    UI.getCurrent().navigate("vendors/" + vendor.storedId());
  }

  @Override
  protected void leave(@Nullable Vendor opened) {
    UI.getCurrent().navigate(opened == null ? "vendors" : "vendors/" + opened.storedId());
  }

  @Override
  protected FieldErrors errors() {
    return form.errors();
  }

  @Override
  protected Map<String, String> typed() {
    return words(form.draft());
  }

  @Override
  protected Map<String, String> words(Vendor vendor) {
    return words(VendorDraft.of(vendor));
  }

  @Override
  protected final void fill(Vendor vendor) {
    form.show(VendorDraft.of(vendor));
  }

  private Map<String, String> words(VendorDraft draft) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("vendors.code", draft.code());
    words.put("vendors.name", draft.name());
    words.put("vendors.nameEn", draft.nameEn());
    words.put("vendors.kind", draft.kind() == null ? "" : Texts.of(draft.kind().textKey()));
    words.put("vendors.region", draft.regionCode() == null ? "" : regions.name(draft.regionCode()));
    words.put("vendors.village", draft.village());
    words.put("vendors.creditCode", draft.creditCode());
    words.put("vendors.contact", draft.contact());
    words.put("vendors.phone", draft.phone());
    words.put("vendors.householdsHelped", String.valueOf(draft.householdsHelped()));
    return words;
  }
}
