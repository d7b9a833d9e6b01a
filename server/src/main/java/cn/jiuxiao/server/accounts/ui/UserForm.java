package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.AccountEntry;
import cn.jiuxiao.server.accounts.ScopeChoices;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Unit;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.ConflictDialog;
import cn.jiuxiao.server.shared.ui.ConflictDialog.Difference;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;

/** The fields of an account; only the scope of the chosen role is asked for. */
final class UserForm extends Composite<Div> {
  private static final int LONGEST_USERNAME = 60;

  private final transient Scopes scopes;
  private final transient Actor actor;
  private final TextField username = new TextField(Texts.of("accounts.username"));
  private final TextField name = new TextField(Texts.of("accounts.displayName"));
  private final Select<Role> role = new Select<>();
  private final ComboBox<Region> region = new ComboBox<>(Texts.of("accounts.region"));
  private final ComboBox<Unit> unit = new ComboBox<>(Texts.of("accounts.unit"));
  private final ComboBox<ScopeChoices.Choice> vendor = new ComboBox<>(Texts.of("accounts.vendor"));
  private final ComboBox<ScopeChoices.Choice> store = new ComboBox<>(Texts.of("accounts.store"));

  UserForm(Scopes scopes, Actor actor) {
    this.scopes = scopes;
    this.actor = actor;
    getContent().addClassName("jx-door-form");
    username.setHelperText(Texts.of("accounts.usernameHelp"));
    username.setRequiredIndicatorVisible(true);
    name.setRequiredIndicatorVisible(true);
    name.setMaxLength(Names.LONGEST);
    username.setMaxLength(LONGEST_USERNAME);
    role.setLabel(Texts.of("accounts.role"));
    role.setItems(Role.values());
    role.setItemLabelGenerator(each -> Texts.of("shared.role." + each));
    role.setRequiredIndicatorVisible(true);
    role.addValueChangeListener(change -> showScope());
    region.setItems(scopes.regions());
    region.setItemLabelGenerator(Region::shown);
    unit.setItems(
        query ->
            scopes
                .units(query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                .stream());
    unit.setItemLabelGenerator(Unit::shown);
    offer(vendor, ScopeChoices.Kind.VENDOR);
    offer(store, ScopeChoices.Kind.STORE);
    getContent().add(name, username, role, region, unit, vendor, store);
    showScope();
  }

  private void offer(ComboBox<ScopeChoices.Choice> box, ScopeChoices.Kind kind) {
    box.setItems(
        query -> {
          String text = query.getFilter().orElse("");
          int offset = query.getOffset();
          int limit = query.getLimit();
          return scopes.of(kind).stream()
              .flatMap(choices -> choices.search(actor, text, offset, limit).stream());
        });
    box.setItemLabelGenerator(ScopeChoices.Choice::name);
  }

  private void showScope() {
    Role chosen = role.getValue();
    region.setVisible(chosen == Role.COUNTY_OFFICER);
    unit.setVisible(chosen == Role.MEMBER_UNIT);
    vendor.setVisible(chosen == Role.VENDOR);
    store.setVisible(chosen == Role.STORE_MANAGER || chosen == Role.CASHIER);
  }

  /** The username is the account's for life. */
  void show(UserAccount user) {
    username.setValue(user.username());
    username.setReadOnly(true);
    name.setValue(user.displayName());
    role.setValue(user.role());
    Optional.ofNullable(user.region()).flatMap(scopes::region).ifPresent(region::setValue);
    Optional.ofNullable(user.unitId()).flatMap(scopes::unit).ifPresent(unit::setValue);
    show(vendor, ScopeChoices.Kind.VENDOR, user.vendorId());
    show(store, ScopeChoices.Kind.STORE, user.storeId());
    showScope();
  }

  private void show(
      ComboBox<ScopeChoices.Choice> box,
      ScopeChoices.Kind kind,
      @org.jspecify.annotations.Nullable Long id) {
    if (id != null) {
      scopes.of(kind).flatMap(choices -> choices.find(id)).ifPresent(box::setValue);
    }
  }

  /** Empty, and said beside the fields, as long as something is missing. */
  Optional<AccountEntry> entry() {
    boolean complete = isThere(name, "shared.needed");
    complete &= isThere(username, "shared.needed");
    complete &= isThere(role, "accounts.roleNeeded");
    return complete ? Optional.of(typed(role.getValue())) : Optional.empty();
  }

  private static <F extends HasValue<?, ?> & HasValidation> boolean isThere(F field, String text) {
    field.setErrorMessage(Texts.of(text));
    field.setInvalid(field.isEmpty());
    return !field.isEmpty();
  }

  /** What differs between two states of an account, in words. */
  List<Difference> differences(AccountEntry mine, AccountEntry theirs) {
    return ConflictDialog.differing(
        new Difference(name.getLabel(), mine.displayName(), theirs.displayName()),
        new Difference(
            role.getLabel(),
            Texts.of("shared.role." + mine.role()),
            Texts.of("shared.role." + theirs.role())),
        new Difference(Texts.of("accounts.scope"), scopes.words(mine), scopes.words(theirs)));
  }

  private AccountEntry typed(Role chosen) {
    return new AccountEntry(
        username.getValue(),
        name.getValue(),
        chosen,
        region.getOptionalValue().map(Region::code).orElse(null),
        unit.getOptionalValue().map(Unit::id).orElse(null),
        vendor.getOptionalValue().map(ScopeChoices.Choice::id).orElse(null),
        store.getOptionalValue().map(ScopeChoices.Choice::id).orElse(null));
  }

  Component[] fields() {
    return new Component[] {name, username, role, region, unit, vendor, store};
  }
}
