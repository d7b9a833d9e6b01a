package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.programme.CertificateType;
import cn.jiuxiao.server.programme.ReasonInfo;
import cn.jiuxiao.server.shared.Quantity;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.vendors.Vendor;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that the public may know of a product; nothing of a person.
 *
 * @param lot the lot that the code names, if it names one
 * @param reason why it is eligible today; null if it is not
 * @param inspections the lot's, else the latest few
 * @param picture what it looks like; null if nobody has handed that in
 */
public record Trace(
    Product product,
    String category,
    Vendor vendor,
    String region,
    @Nullable String lot,
    @Nullable Reason reason,
    List<Paper> certificates,
    List<Inspection> inspections,
    @Nullable ProductPicture picture,
    Locale locale) {

  /** Why it is eligible, in the plan's own words. */
  public record Reason(ReasonInfo info, LocalDate since) {}

  /** A certificate that holds today. */
  public record Paper(CertificateType type, Certificate certificate) {}

  public String name() {
    return own(product.name(), product.nameEn());
  }

  public String vendorName() {
    return own(vendor.name(), vendor.nameEn());
  }

  public String gtin() {
    return product.gtin() == null ? "" : new Gtin(product.gtin()).printed();
  }

  /** The plan speaks Chinese; its wording stays as it was published. */
  public String inThisLanguage(String chinese, String english) {
    return own(chinese, english);
  }

  /** Such as "10 月 – 次年 2 月"; empty if it is not known. */
  public String season() {
    Integer from = product.seasonFrom();
    Integer to = product.seasonTo();
    if (from == null || to == null) {
      return "";
    }
    String key =
        from.equals(to) ? "one" : from == 1 && to == 12 ? "year" : from < to ? "span" : "wrap";
    return Texts.in(locale, "trace.season." + key, month(from), month(to));
  }

  /** Such as "120 吨"; empty if it is not known. */
  public String output() {
    return product.yearlyOutputMilli() == null
        ? ""
        : new Quantity(product.yearlyOutputMilli()) + " " + product.outputUnit();
  }

  private String month(int month) {
    return Texts.in(locale, "trace.month." + month);
  }

  private String own(String chinese, String english) {
    return Texts.supported(locale).equals(Texts.ENGLISH) && !english.isEmpty() ? english : chinese;
  }
}
