package cn.jiuxiao.wire;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;

/**
 * A visitor's badge: `jxb1.ID.SIG`, signed by the server with Ed25519 so that none can be made up.
 *
 * @param id 16 bytes
 * @param signature 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
public record BadgeCode(byte[] id, byte[] signature) {
  private static final String PREFIX = "jxb1";
  private static final int ID_LENGTH = 16;
  private static final int SIGNATURE_LENGTH = 64;

  public static BadgeCode sign(byte[] id, PrivateKey key) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(SignedBytes.badge(id));
      return new BadgeCode(id.clone(), signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key did not sign", e);
    }
  }

  /** Reads the form; whether the signature is right, {@link #signedBy} tells. */
  public static Optional<BadgeCode> read(String scanned) {
    String[] parts = scanned.strip().split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new BadgeCode(
              Base64Url.decode(parts[1], ID_LENGTH), Base64Url.decode(parts[2], SIGNATURE_LENGTH)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean signedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(SignedBytes.badge(id));
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  public String text() {
    return PREFIX + "." + Base64Url.encode(id) + "." + Base64Url.encode(signature);
  }
}
