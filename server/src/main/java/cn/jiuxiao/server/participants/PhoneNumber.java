package cn.jiuxiao.server.participants;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Chinese mobile number, however it was typed.
 *
 * @param digits 11 of them
 */
public record PhoneNumber(String digits) {
  private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s()（）-]");
  private static final Pattern COUNTRY = Pattern.compile("^(?:\\+|00)86");

  public PhoneNumber {
    if (!MOBILE.matcher(digits).matches()) {
      throw new IllegalArgumentException("not a mobile number");
    }
  }

  /** Blanks, dashes, brackets, full-width digits and +86 do not make another person. */
  public static Optional<PhoneNumber> read(String typed) {
    var plain = new StringBuilder();
    BETWEEN_DIGITS
        .matcher(typed)
        .replaceAll("")
        .codePoints()
        .forEach(
            c -> plain.appendCodePoint(c >= '０' && c <= '９' ? c - '０' + '0' : c == '＋' ? '+' : c));
    String national = COUNTRY.matcher(plain).replaceFirst("");
    return MOBILE.matcher(national).matches()
        ? Optional.of(new PhoneNumber(national))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return digits.substring(0, 3) + "****" + digits.substring(7);
  }
}
