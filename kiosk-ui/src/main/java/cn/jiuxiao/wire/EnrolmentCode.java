package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one-use code that enrols a device: 16 characters of Crockford's base32, 80 bits.
 *
 * @param normalised the 16 characters, upper case
 */
public record EnrolmentCode(String normalised) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final Pattern NORMALISED = Pattern.compile("[" + ALPHABET + "]{16}");
  private static final Pattern LINK =
      Pattern.compile("https?://[^/?#]+/kiosk/?#enrol=(.*)", Pattern.CASE_INSENSITIVE);
  private static final int LENGTH = 16;

  public EnrolmentCode {
    if (!NORMALISED.matcher(normalised).matches()) {
      throw new IllegalArgumentException("an enrolment code has 16 characters of base32");
    }
  }

  public static EnrolmentCode random(SecureRandom random) {
    var code = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new EnrolmentCode(code.toString());
  }

  /**
   * Reads what a person typed or a scanner read: case, dashes and blanks do not matter; I, L and O
   * are 1, 1 and 0.
   */
  public static Optional<EnrolmentCode> read(String typed) {
    String text = typed.strip();
    Matcher link = LINK.matcher(text);
    String code =
        (link.matches() ? link.group(1) : text)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[\\s-]", "")
            .replace('I', '1')
            .replace('L', '1')
            .replace('O', '0');
    return NORMALISED.matcher(code).matches()
        ? Optional.of(new EnrolmentCode(code))
        : Optional.empty();
  }

  /** What the server keeps of it, and the proof signs. */
  public Sha256 digest() {
    return Sha256.of(normalised.getBytes(US_ASCII));
  }

  /** XXXX-XXXX-XXXX-XXXX. */
  public String grouped() {
    return normalised.replaceAll("(.{4})(?!$)", "$1-");
  }

  @Override
  public String toString() {
    return "EnrolmentCode[…]"; // a secret: keep it out of logs
  }
}
