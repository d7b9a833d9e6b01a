package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.accounts.ScopeChoices;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stores that accounts can be confined to. */
@Singleton
class StoresForAccounts implements ScopeChoices {
  private final Stores stores;
  private final StoreRepository repository;

  StoresForAccounts(Stores stores, StoreRepository repository) {
    this.stores = stores;
    this.repository = repository;
  }

  @Override
  public Kind kind() {
    return Kind.STORE;
  }

  @Override
  public List<Choice> search(Actor actor, String text, int offset, int limit) {
    var query = new ListQuery(text, Map.of(), "name", false, offset, limit);
    return stores.find(actor, query).stream()
        .map(store -> new Choice(store.id(), store.name()))
        .toList();
  }

  @Override
  public Optional<Choice> find(long id) {
    return repository.findById(id).map(store -> new Choice(id, store.name()));
  }
}
