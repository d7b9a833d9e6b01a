package cn.jiuxiao.wire;

import java.util.Base64;

/** base64url without padding (RFC 4648 §5), refused unless it is the one canonical spelling. */
public final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private Base64Url() {}

  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /**
   * @throws IllegalArgumentException if the text is padded, not base64url, or has stray low bits
   */
  public static byte[] decode(String text) {
    byte[] bytes = DECODER.decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("not canonical base64url");
    }
    return bytes;
  }

  /**
   * @throws IllegalArgumentException if the text is not canonical or not of this length
   */
  public static byte[] decode(String text, int length) {
    byte[] bytes = decode(text);
    if (bytes.length != length) {
      throw new IllegalArgumentException("not " + length + " bytes");
    }
    return bytes;
  }
}
