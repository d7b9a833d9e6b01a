package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Personal data beside an entry: HPKE (RFC 9180, base mode, P-256, HKDF-SHA256, AES-256-GCM), done
 * by Tink without its own prefix, so that encapsulated key ‖ ciphertext is what any other
 * implementation writes and reads.
 */
@AccessesPartialKey // the same key is used by WebCrypto, so its parts are ours to handle
public final class SealedAttachment {
  private static final byte[] INFO = "jiuxiao-participant-1".getBytes(US_ASCII);
  private static final int POINT_LENGTH = 65;
  private static final HpkeParameters PARAMETERS = parameters();

  private SealedAttachment() {}

  /** Encrypts to the server's public key, as a till does. */
  public static byte[] seal(TerminalKey personKey, byte[] plaintext) {
    try {
      HpkePublicKey key = publicKey(personKey);
      return handle(key)
          .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
          .encrypt(plaintext, INFO);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a P-256 key did not encrypt", e);
    }
  }

  /** Opens attachments with the server's key; made once, as parsing keys is not cheap. */
  public static Opener opener(TillKey personKey) {
    try {
      HpkePrivateKey key =
          HpkePrivateKey.create(
              publicKey(personKey.publicKey()),
              SecretBytes.copyFrom(personKey.scalar(), InsecureSecretKeyAccess.get()));
      HybridDecrypt primitive =
          handle(key).getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
      return new Opener(primitive);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a P-256 key pair", e);
    }
  }

  /** Holds the server's private key. */
  public static final class Opener {
    private final HybridDecrypt primitive;

    private Opener(HybridDecrypt primitive) {
      this.primitive = primitive;
    }

    /**
     * @throws GeneralSecurityException if this was not encrypted to our key, or was changed
     */
    public byte[] open(byte[] attachment) throws GeneralSecurityException {
      return primitive.decrypt(attachment, INFO);
    }
  }

  private static HpkePublicKey publicKey(TerminalKey key) throws GeneralSecurityException {
    byte[] spki = key.spki();
    byte[] point = Arrays.copyOfRange(spki, spki.length - POINT_LENGTH, spki.length);
    return HpkePublicKey.create(PARAMETERS, Bytes.copyFrom(point), null);
  }

  private static KeysetHandle handle(Key key) throws GeneralSecurityException {
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
        .build();
  }

  private static HpkeParameters parameters() {
    try {
      HybridConfig.register();
      return HpkeParameters.builder()
          .setVariant(HpkeParameters.Variant.NO_PREFIX)
          .setKemId(HpkeParameters.KemId.DHKEM_P256_HKDF_SHA256)
          .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
          .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
          .build();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Tink has this suite", e);
    }
  }
}
