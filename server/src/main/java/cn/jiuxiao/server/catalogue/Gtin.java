package cn.jiuxiao.server.catalogue;

import java.util.Optional;

/**
 * A Global Trade Item Number as GS1 stores it: 14 digits with leading zeros, the last a check
 * digit. EAN-13, EAN-8, UPC-A and GTIN-14 are its printed forms.
 */
public record Gtin(String value) {

  private static final int LENGTH = 14;

  public Gtin {
    if (value.length() != LENGTH || !isDigits(value) || !checkDigitFits(value)) {
      throw new IllegalArgumentException("not a GTIN-14: " + value);
    }
  }

  /**
   * Reads a code of 8, 12, 13 or 14 digits as printed; empty if it has another length or a wrong
   * check digit.
   */
  public static Optional<Gtin> read(String typed) {
    String digits = typed.replaceAll("[\\s\\u3000-]", "");
    boolean length =
        switch (digits.length()) {
          case 8, 12, 13, LENGTH -> true;
          default -> false;
        };
    if (!length || !isDigits(digits)) {
      return Optional.empty();
    }
    String full = "0".repeat(LENGTH - digits.length()) + digits;
    return checkDigitFits(full) ? Optional.of(new Gtin(full)) : Optional.empty();
  }

  /**
   * The number as it is printed under the bars: an EAN-13 unless it has a packaging indicator, an
   * EAN-8 if it is one.
   */
  public String printed() {
    if (value.startsWith("000000")) {
      return value.substring(6);
    }
    return value.startsWith("0") ? value.substring(1) : value;
  }

  /** Weights 3 and 1 in turn, the rightmost digit before the check digit weighing 3. */
  private static boolean checkDigitFits(String full) {
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += (full.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return (10 - sum % 10) % 10 == full.charAt(LENGTH - 1) - '0';
  }

  private static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return value;
  }
}
