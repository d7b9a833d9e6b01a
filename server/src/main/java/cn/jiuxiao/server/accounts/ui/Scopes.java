package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.AccountEntry;
import cn.jiuxiao.server.accounts.ScopeChoices;
import cn.jiuxiao.server.accounts.UserAccount;
import cn.jiuxiao.server.programme.Region;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.programme.Unit;
import cn.jiuxiao.server.programme.Units;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What an account is confined to, in words and to choose from. */
@Singleton
class Scopes {
  private final Regions regions;
  private final Units units;
  private final List<ScopeChoices> choices;

  Scopes(Regions regions, Units units, List<ScopeChoices> choices) {
    this.regions = regions;
    this.units = units;
    this.choices = choices;
  }

  List<Region> regions() {
    return regions.current();
  }

  Optional<Region> region(String code) {
    return regions.find(code);
  }

  List<Unit> units(String text, int offset, int limit) {
    return units.search(text, offset, limit);
  }

  Optional<Unit> unit(long id) {
    return units.find(id);
  }

  /** Empty as long as no feature knows any. */
  Optional<ScopeChoices> of(ScopeChoices.Kind kind) {
    return choices.stream().filter(each -> each.kind() == kind).findFirst();
  }

  /**
   * The region's, unit's, vendor's or store's name; empty for those who are confined to nothing.
   */
  String words(UserAccount user) {
    return words(user.entry());
  }

  String words(AccountEntry user) {
    if (user.region() != null) {
      return regions.name(user.region());
    }
    if (user.unitId() != null) {
      return units.find(user.unitId()).map(Unit::shown).orElse("");
    }
    if (user.vendorId() != null) {
      return name(ScopeChoices.Kind.VENDOR, user.vendorId());
    }
    return user.storeId() == null ? "" : name(ScopeChoices.Kind.STORE, user.storeId());
  }

  private String name(ScopeChoices.Kind kind, long id) {
    return of(kind).flatMap(choice -> choice.find(id)).map(ScopeChoices.Choice::name).orElse("");
  }
}
