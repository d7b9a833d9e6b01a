package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.accounts.ScopeChoices;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vendors that accounts can be confined to. */
@Singleton
class VendorsForAccounts implements ScopeChoices {
  private final Vendors vendors;

  VendorsForAccounts(Vendors vendors) {
    this.vendors = vendors;
  }

  @Override
  public Kind kind() {
    return Kind.VENDOR;
  }

  @Override
  public List<Choice> search(Actor actor, String text, int offset, int limit) {
    var query = new ListQuery(text, Map.of("state", "open"), "name", false, offset, limit);
    return vendors.find(actor, query).stream()
        .map(vendor -> new Choice(vendor.id(), vendor.name()))
        .toList();
  }

  @Override
  public Optional<Choice> find(long id) {
    return vendors.byId(id).map(vendor -> new Choice(id, vendor.name()));
  }
}
