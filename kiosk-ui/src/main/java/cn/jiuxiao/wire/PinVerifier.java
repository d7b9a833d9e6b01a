package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cashier PINs: the server keeps a stretched key, a terminal is told only a verifier of its own.
 */
public final class PinVerifier {
  public static final int ITERATIONS = 210_000;

  private static final Pattern PIN = Pattern.compile("[0-9]{4,8}");
  private static final int KEY_BITS = 256;

  private PinVerifier() {}

  /**
   * PBKDF2-HMAC-SHA256 of the PIN, 32 bytes.
   *
   * @throws IllegalArgumentException unless the PIN has 4 to 8 digits
   */
  public static byte[] stretch(String pin, byte[] salt, int iterations) {
    if (!PIN.matcher(pin).matches()) {
      throw new IllegalArgumentException("a PIN has 4 to 8 digits");
    }
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(pin.toCharArray(), salt, iterations, KEY_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has PBKDF2", e);
    }
  }

  public static byte[] verifier(byte[] stretched, UUID terminal) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(stretched, "HmacSHA256"));
      return mac.doFinal(("jiuxiao-pin-1" + terminal).getBytes(US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HMAC-SHA256", e);
    }
  }
}
