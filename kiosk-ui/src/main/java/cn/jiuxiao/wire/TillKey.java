package cn.jiuxiao.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private ECDSA P-256 key with its public half: a simulated till's, and the server's own. */
public final class TillKey {
  private static final int SCALAR_LENGTH = 32;

  private final PrivateKey key;
  private final TerminalKey terminalKey;

  private TillKey(PrivateKey key, TerminalKey terminalKey) {
    this.key = key;
    this.terminalKey = terminalKey;
  }

  public static TillKey generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      return new TillKey(pair.getPrivate(), TerminalKey.parse(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has P-256", e);
    }
  }

  /**
   * @param pkcs8 the private key, DER
   * @param spki the public key, DER
   * @throws IllegalArgumentException if either is not a P-256 key, or they are not of one pair
   */
  public static TillKey parse(byte[] pkcs8, byte[] spki) {
    try {
      PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      var pair = new TillKey(key, TerminalKey.parse(spki));
      if (!pair.publicKey().verify(spki, pair.sign(spki))) {
        throw new IllegalArgumentException("private and public key do not belong together");
      }
      return pair;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a P-256 private key", e);
    }
  }

  public TerminalKey publicKey() {
    return terminalKey;
  }

  /** The private key, DER (PKCS8). */
  public byte[] pkcs8() {
    return key.getEncoded();
  }

  /** The secret scalar, 32 bytes big-endian. */
  byte[] scalar() {
    byte[] signed = ((ECPrivateKey) key).getS().toByteArray();
    byte[] scalar = new byte[SCALAR_LENGTH];
    int length =
        Math.min(
            signed.length,
            SCALAR_LENGTH); // BigInteger may put a zero byte before it, or leave some out
    System.arraycopy(signed, signed.length - length, scalar, SCALAR_LENGTH - length, length);
    return scalar;
  }

  /** 64 bytes r‖s. */
  public byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance(TerminalKey.ALGORITHM);
      signer.initSign(key);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a P-256 key did not sign", e);
    }
  }

  public byte[] signEntry(Sha256 hash) {
    return sign(SignedBytes.entry(hash));
  }
}
