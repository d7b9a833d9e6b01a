package cn.jiuxiao.server.vendors;

import java.util.Locale;
import java.util.Optional;

/**
 * A unified social credit code (统一社会信用代码) after GB 32100-2015: 17 characters and a check character,
 * from an alphabet without I, O, S, V and Z. Real registers hold codes whose check character is
 * wrong; such a code has the form, and a person says that they looked.
 */
public record CreditCode(String value) {

  /** In the order of their values, 0 to 30. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final int LENGTH = 18;
  private static final int MODULUS = 31;

  public CreditCode {
    if (!hasForm(value)) {
      throw new IllegalArgumentException("not a credit code: " + value);
    }
  }

  /**
   * Reads what a person typed: blanks and dashes do not matter, nor does case. Empty if it has not
   * the form.
   */
  public static Optional<CreditCode> read(String typed) {
    String normal = normalised(typed);
    return hasForm(normal) ? Optional.of(new CreditCode(normal)) : Optional.empty();
  }

  static String normalised(String typed) {
    return typed.replaceAll("[\\s\\u3000-]", "").toUpperCase(Locale.ROOT);
  }

  /** Whether the last character is the one that the other 17 ask for (weights 3ⁱ mod 31). */
  public boolean checkCharacterFits() {
    return value.charAt(LENGTH - 1) == checkCharacter(value.substring(0, LENGTH - 1));
  }

  /** The check character of the first 17. */
  public static char checkCharacter(String first17) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += ALPHABET.indexOf(first17.charAt(i)) * weight;
      weight = weight * 3 % MODULUS;
    }
    return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
  }

  private static boolean hasForm(String value) {
    return value.length() == LENGTH && value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
  }

  @Override
  public String toString() {
    return value;
  }
}
