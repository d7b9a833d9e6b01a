package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Stores a vendor that was checked, and writes down who did, in one transaction. */
@Singleton
class VendorWriting {

  private final VendorRepository repository;
  private final AuditLog audit;

  VendorWriting(VendorRepository repository, AuditLog audit) {
    this.repository = repository;
    this.audit = audit;
  }

  @Transactional
  Vendor insert(Actor actor, Vendor vendor) {
    Vendor saved = repository.save(vendor.code().isEmpty() ? vendor.withCode(freeCode()) : vendor);
    audit.changed(actor.userId(), "vendor", String.valueOf(saved.storedId()), null, saved);
    return saved;
  }

  @Transactional
  Vendor update(Actor actor, Vendor before, Vendor after) {
    Vendor saved = repository.update(after);
    audit.changed(actor.userId(), "vendor", String.valueOf(saved.storedId()), before, saved);
    return saved;
  }

  private String freeCode() {
    String code;
    do {
      code = "V-%04d".formatted(repository.nextCodeNumber());
    } while (repository.findByCode(code).isPresent());
    return code;
  }
}
