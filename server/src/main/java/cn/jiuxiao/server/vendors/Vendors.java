package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds vendors. Who sees which is decided in {@link VendorScope}. */
@Singleton
public class Vendors {

  private final VendorRepository repository;
  private final VendorSearch search;

  Vendors(VendorRepository repository, VendorSearch search) {
    this.repository = repository;
    this.search = search;
  }

  /**
   * A vendor that the actor may see.
   *
   * @throws NotFound if there is none, or it is someone else's
   */
  @Transactional
  public Vendor visible(Actor actor, long id) {
    VendorScope scope = VendorScope.of(actor);
    return repository.findById(id).filter(scope::includes).orElseThrow(NotFound::new);
  }

  /**
   * @param query filters: {@code region}, {@code kind}, {@code state} (open, closed); sorts: {@code
   *     code}, {@code name}, {@code region}, {@code kind}, {@code households}, {@code products}
   */
  @Transactional
  public List<VendorRow> find(Actor actor, ListQuery query) {
    return search.rows(VendorScope.of(actor), query);
  }

  @Transactional
  public int count(Actor actor, ListQuery query) {
    return search.count(VendorScope.of(actor), query);
  }

  /** For other features, which have checked who asks. */
  @Transactional
  public Optional<Vendor> byId(long id) {
    return repository.findById(id);
  }

  @Transactional
  public Optional<Vendor> byCode(String code) {
    return repository.findByCode(code);
  }

  @Transactional
  public List<Vendor> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : repository.findByIdIn(ids);
  }

  @Transactional
  public List<Vendor> byCodes(Collection<String> codes) {
    return codes.isEmpty() ? List.of() : repository.findByCodeIn(codes);
  }

  @Transactional
  public List<Vendor> byNames(Collection<String> names) {
    return names.isEmpty() ? List.of() : repository.findByNameIn(names);
  }
}
