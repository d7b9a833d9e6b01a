package cn.jiuxiao.printing;

import com.google.zxing.oned.EAN13Writer;
import java.util.Optional;

/**
 * A GTIN-13 as an EAN-13 barcode carries it: thirteen digits, the last one the check digit (GS1
 * General Specifications 7.9, GB 12904).
 *
 * @param digits thirteen ASCII digits with a right check digit; the constructor throws {@link
 *     IllegalArgumentException} for anything else
 */
public record Ean13(String digits) {

  /** Bars and spaces from the first guard bar to the last. */
  public static final int MODULES = 95;

  /** Light modules that GS1 wants left of the first guard bar. */
  public static final int QUIET_LEFT_MODULES = 11;

  /** Light modules that GS1 wants right of the last guard bar. */
  public static final int QUIET_RIGHT_MODULES = 7;

  public Ean13 {
    if (!digits.matches("[0-9]{13}")) {
      throw new IllegalArgumentException("an EAN-13 has thirteen digits, not: " + digits);
    }
    int expected = checkDigit(digits.substring(0, 12));
    if (digits.charAt(12) - '0' != expected) {
      throw new IllegalArgumentException(
          "the check digit of %s should be %d".formatted(digits, expected));
    }
  }

  /** The code that begins with these twelve digits. */
  public static Ean13 ofFirstTwelve(String twelveDigits) {
    return new Ean13(twelveDigits + checkDigit(twelveDigits));
  }

  /**
   * The barcode of a GTIN as people write it: GTIN-13, GTIN-12 (a zero before it) or GTIN-14 that
   * begins with zero. Empty if it is none of these (a GTIN-8 or a trade unit has no EAN-13) or its
   * check digit is wrong.
   */
  public static Optional<Ean13> ofGtin(String gtin) {
    String thirteen =
        gtin.length() == 12
            ? "0" + gtin
            : gtin.length() == 14 && gtin.startsWith("0") ? gtin.substring(1) : gtin;
    return isValid(thirteen) ? Optional.of(new Ean13(thirteen)) : Optional.empty();
  }

  /** Whether these are thirteen digits with a right check digit. */
  public static boolean isValid(String digits) {
    return digits.matches("[0-9]{13}")
        && digits.charAt(12) - '0' == checkDigit(digits.substring(0, 12));
  }

  /**
   * The last digit of a code that begins with these twelve: the weights are 1 and 3 in turn from
   * the left.
   *
   * @throws IllegalArgumentException unless there are twelve ASCII digits
   */
  public static int checkDigit(String twelveDigits) {
    if (!twelveDigits.matches("[0-9]{12}")) {
      throw new IllegalArgumentException(
          "a check digit is made of twelve digits, not: " + twelveDigits);
    }
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (twelveDigits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return (10 - sum % 10) % 10;
  }

  /** The {@value #MODULES} modules from left to right, without quiet zones; true is a bar. */
  public boolean[] modules() {
    return new EAN13Writer().encode(digits);
  }

  /** Whether a module belongs to a guard pattern, whose bars are drawn longer. */
  static boolean isGuard(int module) {
    return module < 3 || (module >= 45 && module < 50) || module >= 92;
  }

  @Override
  public String toString() {
    return digits;
  }
}
