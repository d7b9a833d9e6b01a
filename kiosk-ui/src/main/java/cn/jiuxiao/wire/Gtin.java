package cn.jiuxiao.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A GS1 trade item number with a right check digit (GS1 General Specifications 7.9), widened to 14
 * digits.
 *
 * @param digits 14 of them
 */
public record Gtin(String digits) {
  private static final Pattern WRITTEN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
  private static final int LENGTH = 14;

  public Gtin {
    if (digits.length() != LENGTH || !WRITTEN.matcher(digits).matches() || !checks(digits)) {
      throw new IllegalArgumentException("not a GTIN-14");
    }
  }

  /** Reads EAN-8, UPC-A, EAN-13 or GTIN-14. */
  public static Optional<Gtin> read(String digits) {
    return WRITTEN.matcher(digits).matches() && checks(digits)
        ? Optional.of(new Gtin("0".repeat(LENGTH - digits.length()) + digits))
        : Optional.empty();
  }

  private static boolean checks(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int fromRight = digits.length() - 1 - i;
      sum += (digits.charAt(i) - '0') * (fromRight % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }
}
