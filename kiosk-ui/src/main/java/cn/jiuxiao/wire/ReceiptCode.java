package cn.jiuxiao.wire;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a receipt's QR names: the first 16 bytes of the sale's entry hash, which nobody can guess.
 *
 * @param text those bytes in base64url, 22 characters
 */
public record ReceiptCode(String text) {
  private static final int LENGTH = 16;
  private static final Pattern LINK =
      Pattern.compile("(?i:https?)://[^/?#]+/r/([0-9A-Za-z_-]{22})(?:[?#].*)?", Pattern.DOTALL);

  public ReceiptCode {
    Base64Url.decode(text, LENGTH);
  }

  public static ReceiptCode of(Sha256 entryHash) {
    return new ReceiptCode(Base64Url.encode(Arrays.copyOf(entryHash.bytes(), LENGTH)));
  }

  public static Optional<ReceiptCode> read(String scanned) {
    Matcher link = LINK.matcher(scanned.strip());
    if (!link.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ReceiptCode(link.group(1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public byte[] bytes() {
    return Base64Url.decode(text, LENGTH);
  }
}
