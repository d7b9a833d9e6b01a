package cn.jiuxiao.server.vendors;

import cn.jiuxiao.server.audit.Personal;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who makes what is sold.
 *
 * @param code short, unique, for life; people write it into spreadsheets
 * @param regionCode GB/T 2260, six digits
 * @param creditCode 18 characters, see {@link CreditCode}; households have none
 * @param creditCodeReviewedBy who looked at a credit code whose check character is wrong, and let
 *     it stand
 * @param householdsHelped poor households that gain by it (带动户数)
 * @param version goes up with every change, so that two people do not overwrite each other
 */
@MappedEntity("vendor")
public record Vendor(
    @Id @GeneratedValue @Nullable Long id,
    String code,
    String name,
    String nameEn,
    VendorKind kind,
    String regionCode,
    String village,
    @Nullable String creditCode,
    @Nullable Long creditCodeReviewedBy,
    @Personal String contact,
    @Personal String phone,
    int householdsHelped,
    @Nullable Instant closedAt,
    @Version int version) {

  /** The id of a vendor that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("vendor " + code + " is not stored");
    }
    return id;
  }

  public boolean open() {
    return closedAt == null;
  }

  Vendor withCode(String given) {
    return new Vendor(
        id,
        given,
        name,
        nameEn,
        kind,
        regionCode,
        village,
        creditCode,
        creditCodeReviewedBy,
        contact,
        phone,
        householdsHelped,
        closedAt,
        version);
  }

  Vendor closed(@Nullable Instant at) {
    return new Vendor(
        id,
        code,
        name,
        nameEn,
        kind,
        regionCode,
        village,
        creditCode,
        creditCodeReviewedBy,
        contact,
        phone,
        householdsHelped,
        at,
        version);
  }
}
