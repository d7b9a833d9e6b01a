package cn.jiuxiao.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/**
 * A terminal's public key (ECDSA P-256), parsed once and kept: parsing costs as much as several
 * checks. Safe for many threads.
 */
public final class TerminalKey {
  static final String ALGORITHM = "SHA256withECDSAinP1363Format";
  static final int SIGNATURE_LENGTH = 64;

  /**
   * What every SPKI of an uncompressed P-256 point begins with: the curve is checked by comparing
   * these bytes.
   */
  private static final byte[] P256_SPKI_PREFIX =
      Base64Url.decode("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE");

  private static final int SPKI_LENGTH = 91;

  private final byte[] spki;
  private final PublicKey key;

  private TerminalKey(byte[] spki, PublicKey key) {
    this.spki = spki;
    this.key = key;
  }

  /**
   * @throws IllegalArgumentException unless this is the SPKI of an uncompressed point of P-256
   */
  public static TerminalKey parse(byte[] spki) {
    if (spki.length != SPKI_LENGTH
        || !Arrays.equals(
            spki, 0, P256_SPKI_PREFIX.length, P256_SPKI_PREFIX, 0, P256_SPKI_PREFIX.length)) {
      throw new IllegalArgumentException("not the SPKI of a P-256 key");
    }
    try {
      PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
      if (!OnCurve.p256(((ECPublicKey) key).getW())) {
        throw new IllegalArgumentException("not a point of P-256");
      }
      return new TerminalKey(spki.clone(), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not the SPKI of a P-256 key", e);
    }
  }

  public byte[] spki() {
    return spki.clone();
  }

  /** True if this terminal signed the entry with this hash. */
  public boolean signed(Sha256 hash, byte[] signature) {
    return verify(SignedBytes.entry(hash), signature);
  }

  public boolean verify(byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException e) {
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a parsed key was refused", e);
    }
  }
}
