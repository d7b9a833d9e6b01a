package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores what was checked, writes down who did, and tells who listens, in one transaction. */
@Singleton
class ProductWriting {

  private final ProductRepository products;
  private final EligibilityRepository eligibilities;
  private final CertificateRepository certificates;
  private final InspectionRepository inspections;
  private final BlockRepository blocks;
  private final AuditLog audit;
  private final List<ProductChanged> listeners;

  ProductWriting(
      ProductRepository products,
      EligibilityRepository eligibilities,
      CertificateRepository certificates,
      InspectionRepository inspections,
      BlockRepository blocks,
      AuditLog audit,
      List<ProductChanged> listeners) {
    this.products = products;
    this.eligibilities = eligibilities;
    this.certificates = certificates;
    this.inspections = inspections;
    this.blocks = blocks;
    this.audit = audit;
    this.listeners = listeners;
  }

  @Transactional
  Product insert(Actor actor, Product product) {
    Product saved =
        products.save(product.code().isEmpty() ? product.withCode(freeCode()) : product);
    note(actor, "product", saved.storedId(), null, saved);
    return saved;
  }

  @Transactional
  Product update(Actor actor, Product before, Product after) {
    Product saved = products.update(after);
    note(actor, "product", saved.storedId(), before, saved);
    tell(saved.storedId());
    return saved;
  }

  @Transactional
  ProductEligibility insert(Actor actor, ProductEligibility eligibility) {
    ProductEligibility saved = eligibilities.save(eligibility);
    note(actor, "product_eligibility", idOf(saved.id()), null, saved);
    tell(saved.productId());
    return saved;
  }

  @Transactional
  ProductEligibility update(Actor actor, ProductEligibility before, ProductEligibility after) {
    ProductEligibility saved = eligibilities.update(after);
    note(actor, "product_eligibility", idOf(saved.id()), before, saved);
    tell(saved.productId());
    return saved;
  }

  @Transactional
  Certificate insert(Actor actor, Certificate certificate) {
    Certificate saved = certificates.save(certificate);
    note(actor, "certificate", idOf(saved.id()), null, saved);
    return saved;
  }

  @Transactional
  Certificate update(Actor actor, Certificate before, Certificate after) {
    Certificate saved = certificates.update(after);
    note(actor, "certificate", idOf(saved.id()), before, saved);
    return saved;
  }

  @Transactional
  Inspection insert(Actor actor, Inspection inspection) {
    Inspection saved = inspections.save(inspection);
    note(actor, "inspection", idOf(saved.id()), null, saved);
    return saved;
  }

  @Transactional
  Product block(Actor actor, Product before, ProductBlock block) {
    ProductBlock saved = blocks.save(block);
    note(actor, "product_block", idOf(saved.id()), null, saved);
    return update(actor, before, before.blocked(block.kind()));
  }

  @Transactional
  Product unblock(Actor actor, Product before, ProductBlock blocked, ProductBlock lifted) {
    ProductBlock saved = blocks.update(lifted);
    note(actor, "product_block", idOf(saved.id()), blocked, saved);
    return update(actor, before, before.blocked(null));
  }

  private String freeCode() {
    String code;
    do {
      code = "P-%04d".formatted(products.nextCodeNumber());
    } while (products.findByCode(code).isPresent());
    return code;
  }

  private void note(Actor actor, String entity, long id, @Nullable Object before, Object after) {
    audit.changed(actor.userId(), entity, String.valueOf(id), before, after);
  }

  private void tell(long productId) {
    for (ProductChanged listener : listeners) {
      listener.productChanged(productId);
    }
  }

  private static long idOf(@Nullable Long id) {
    if (id == null) {
      throw new IllegalStateException("a stored row has an id");
    }
    return id;
  }
}
