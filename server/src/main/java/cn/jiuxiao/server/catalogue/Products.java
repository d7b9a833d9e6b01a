package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.vendors.VendorScope;
import cn.jiuxiao.server.vendors.Vendors;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds products and says why they are eligible. Who sees which follows from their vendors. */
@Singleton
public class Products {

  private final ProductRepository repository;
  private final ProductSearch search;
  private final Vendors vendors;
  private final Clock clock;

  Products(ProductRepository repository, ProductSearch search, Vendors vendors, Clock clock) {
    this.repository = repository;
    this.search = search;
    this.vendors = vendors;
    this.clock = clock;
  }

  /**
   * A product that the actor may see.
   *
   * @throws NotFound if there is none, or it is someone else's
   */
  @Transactional
  public Product visible(Actor actor, long id) {
    Product product = repository.findById(id).orElseThrow(NotFound::new);
    vendors.visible(actor, product.vendorId());
    return product;
  }

  /**
   * @param query filters: {@code region}, {@code vendor} (code), {@code category} (with those below
   *     it), {@code reason} (a reason's code, {@code any}, {@code none}; as of today), {@code
   *     blocked} ({@code no} or a {@link BlockKind}), {@code picture} ({@code yes}, {@code no});
   *     sorts: {@code code}, {@code name}, {@code vendor}, {@code region}, {@code category}, {@code
   *     price}, {@code beneficiaries}, {@code reason}
   */
  @Transactional
  public List<ProductRow> find(Actor actor, ListQuery query) {
    return search.rows(VendorScope.of(actor), query, BusinessDay.today(clock).date());
  }

  @Transactional
  public int count(Actor actor, ListQuery query) {
    return search.count(VendorScope.of(actor), query, BusinessDay.today(clock).date());
  }

  /** The rest is for other features, which have checked who asks. */
  @Transactional
  public Optional<Product> byId(long id) {
    return repository.findById(id);
  }

  @Transactional
  public Optional<Product> byCode(String code) {
    return repository.findByCode(code);
  }

  @Transactional
  public Optional<Product> byGtin(Gtin gtin) {
    return repository.findByGtin(gtin.value());
  }

  @Transactional
  public List<Product> byIds(Collection<Long> ids) {
    return ids.isEmpty() ? List.of() : repository.findByIdIn(ids);
  }

  @Transactional
  public List<Product> byCodes(Collection<String> codes) {
    return codes.isEmpty() ? List.of() : repository.findByCodeIn(codes);
  }

  @Transactional
  public List<Product> ofVendors(Collection<Long> vendorIds) {
    return vendorIds.isEmpty() ? List.of() : repository.findByVendorIdIn(vendorIds);
  }

  @Transactional
  public Optional<EligibilityOn> eligibilityOn(long productId, BusinessDay day) {
    return repository.eligibilityOn(List.of(productId), day.date()).stream().findFirst();
  }

  /**
   * Why each of these products is eligible on that day, by product id; those that are not are
   * absent.
   */
  @Transactional
  public Map<Long, EligibilityOn> eligibilityOn(Collection<Long> productIds, BusinessDay day) {
    return productIds.isEmpty()
        ? Map.of()
        : repository.eligibilityOn(productIds, day.date()).stream()
            .collect(Collectors.toMap(EligibilityOn::productId, Function.identity()));
  }
}
