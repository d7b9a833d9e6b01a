package cn.jiuxiao.server.vendors;

import org.jspecify.annotations.Nullable;

/**
 * What a person typed about a vendor, not yet checked.
 *
 * @param code empty: the server gives one
 * @param creditCode empty: none
 * @param creditCodeReviewed the person looked at the papers and lets a wrong check character stand
 */
public record VendorDraft(
    String code,
    String name,
    String nameEn,
    @Nullable VendorKind kind,
    @Nullable String regionCode,
    String village,
    String creditCode,
    boolean creditCodeReviewed,
    String contact,
    String phone,
    int householdsHelped) {

  public VendorDraft {
    code = code.strip();
    name = name.strip();
    nameEn = nameEn.strip();
    village = village.strip();
    creditCode = CreditCode.normalised(creditCode);
    contact = contact.strip();
    phone = phone.strip();
  }

  /** A draft that would leave this vendor as it is. */
  public static VendorDraft of(Vendor vendor) {
    return new VendorDraft(
        vendor.code(),
        vendor.name(),
        vendor.nameEn(),
        vendor.kind(),
        vendor.regionCode(),
        vendor.village(),
        vendor.creditCode() == null ? "" : vendor.creditCode(),
        vendor.creditCodeReviewedBy() != null,
        vendor.contact(),
        vendor.phone(),
        vendor.householdsHelped());
  }
}
