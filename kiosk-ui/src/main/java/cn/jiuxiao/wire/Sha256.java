package cn.jiuxiao.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** 32 bytes of SHA-256: an entry's hash, an attachment's digest. Written as base64url. */
public final class Sha256 {
  private static final int LENGTH = 32;

  private final byte[] value;

  private Sha256(byte[] value) {
    if (value.length != LENGTH) {
      throw new IllegalArgumentException("a SHA-256 has 32 bytes, not " + value.length);
    }
    this.value = value;
  }

  /** Hashes the parts as one message. */
  public static Sha256 of(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Sha256(digest.digest());
  }

  /**
   * @throws IllegalArgumentException unless these are 32 bytes
   */
  public static Sha256 ofBytes(byte[] hash) {
    return new Sha256(hash.clone());
  }

  /**
   * @throws IllegalArgumentException unless this is canonical base64url of 32 bytes
   */
  public static Sha256 parse(String text) {
    return new Sha256(Base64Url.decode(text));
  }

  public byte[] bytes() {
    return value.clone();
  }

  /** The next link of a chain, without copying. */
  Sha256 followedBy(byte[] body) {
    return of(value, body);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return Base64Url.encode(value);
  }
}
