package cn.jiuxiao.printing;

import org.jspecify.annotations.Nullable;

/**
 * A person's badge for one fair.
 *
 * @param fair the fair's name
 * @param visitor the person's name; what cannot be printed becomes □, see {@link PrintableText}
 * @param line an organisation or a role, if any
 * @param number what a person at the entrance can read out
 * @param qrPayload what a till or a check-in scans; carries no personal data
 * @param days such as 2026-10-17 – 10-19
 * @param venue where the fair is held
 */
public record Badge(
    String fair,
    String visitor,
    @Nullable String line,
    String number,
    String qrPayload,
    String days,
    String venue)
    implements Printable {

  /** Throws {@link IllegalArgumentException} if fair, visitor, number or payload are blank. */
  public Badge {
    Printable.require("fair", fair);
    Printable.require("visitor", visitor);
    Printable.require("badge number", number);
    Printable.require("QR payload", qrPayload);
  }

  @Override
  public String title() {
    return fair + " " + visitor;
  }
}
