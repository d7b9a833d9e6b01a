package cn.jiuxiao.server.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TillKey;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's keys, in {@code DATA/keys}. Losing {@code person} splits every person in two for the
 * statistics: {@code ./jiuxiao backup} keeps them beside the database.
 */
@Context // a server without the database's keys ends before it answers anybody
public class ServerKeys {

  private static final int SECRET_BYTES = 32;
  private static final byte[] FINGERPRINT = "jiuxiao-key-fingerprint-1".getBytes(US_ASCII);

  private final SecureRandom random = new SecureRandom();
  private final byte[] tokenSecret;
  private final byte[] personSecret;
  private final TillKey attachments;
  private final TillKey office;
  private final KeyPair badges;

  @Inject
  ServerKeys(@Value("${jiuxiao.data:data}") String data, KeyRegister register) {
    this(folder(Path.of(data), register.wanted()));
    register.hold(fingerprints());
  }

  /** Keys of no database, made where there are none. */
  ServerKeys(String data) {
    this(folder(Path.of(data), List.of()));
  }

  private ServerKeys(KeyFolder folder) {
    tokenSecret = folder.key("token", this::secret);
    personSecret = folder.key("person", this::secret);
    attachments = pair(folder, "attachments");
    office = pair(folder, "office");
    badges = ed25519(folder, "badges");
  }

  private static KeyFolder folder(Path data, Collection<String> neverMade) {
    return new KeyFolder(data.resolve("keys"), name -> !neverMade.contains(name));
  }

  /**
   * The keys that are there; none is made.
   *
   * @throws cn.jiuxiao.db.StartProblem if one is missing
   */
  public static ServerKeys existing(Path data) {
    return new ServerKeys(new KeyFolder(data.resolve("keys"), name -> false));
  }

  /**
   * What tells each key from any other, and does not give it away: the SHA-256 of a public key, an
   * HMAC under a secret one.
   */
  public SortedMap<String, Sha256> fingerprints() {
    return new TreeMap<>(
        Map.of(
            "token", Sha256.ofBytes(tokenMac(FINGERPRINT)),
            "person", Sha256.ofBytes(personMac(FINGERPRINT)),
            "attachments", Sha256.of(attachments.publicKey().spki()),
            "office", Sha256.of(office.publicKey().spki()),
            "badges", Sha256.of(badges.getPublic().getEncoded())));
  }

  /**
   * @throws cn.jiuxiao.db.StartProblem if the database was written under other keys
   */
  public void requireOf(Connection connection) throws SQLException {
    List<String> others = KeyRegister.differences(KeyRegister.known(connection), fingerprints());
    if (!others.isEmpty()) {
      throw KeyRegister.refused(others);
    }
  }

  /** HMAC-SHA256 under the key of tokens and nonces; 32 bytes. */
  public byte[] tokenMac(byte[] message) {
    return mac(tokenSecret, message);
  }

  /**
   * HMAC-SHA256 under the key that makes a person's token from a normalised phone number; it never
   * rotates within a programme.
   */
  public byte[] personMac(byte[] message) {
    return mac(personSecret, message);
  }

  /** P-256: tills encrypt phone numbers to its public half. */
  public TillKey attachments() {
    return attachments;
  }

  /** P-256: signs the office's own journal. */
  public TillKey office() {
    return office;
  }

  /** Ed25519: signs badges. */
  public KeyPair badges() {
    return badges;
  }

  private byte[] secret() {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return secret;
  }

  private static TillKey pair(KeyFolder folder, String name) {
    Parts parts =
        Parts.read(
            folder.key(
                name,
                () -> {
                  TillKey fresh = TillKey.generate();
                  return new Parts(fresh.pkcs8(), fresh.publicKey().spki()).written();
                }));
    return TillKey.parse(parts.secret(), parts.open());
  }

  private static KeyPair ed25519(KeyFolder folder, String name) {
    try {
      Supplier<byte[]> maker =
          () -> {
            try {
              KeyPair fresh = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
              return new Parts(fresh.getPrivate().getEncoded(), fresh.getPublic().getEncoded())
                  .written();
            } catch (GeneralSecurityException broken) {
              throw new AssertionError("every JDK has Ed25519", broken);
            }
          };
      Parts parts = Parts.read(folder.key(name, maker));
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      return new KeyPair(
          keys.generatePublic(new X509EncodedKeySpec(parts.open())),
          keys.generatePrivate(new PKCS8EncodedKeySpec(parts.secret())));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the key " + name + " is not an Ed25519 key", broken);
    }
  }

  private static byte[] mac(byte[] secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException broken) {
      throw new AssertionError("every JDK has HMAC-SHA256", broken);
    }
  }

  /** Both halves of a pair in one file, each with its length before it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Parts(byte[] secret, byte[] open) {
    byte[] written() {
      var bytes = new ByteArrayOutputStream();
      try (var out = new DataOutputStream(bytes)) {
        out.writeShort(secret.length);
        out.write(secret);
        out.writeShort(open.length);
        out.write(open);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return bytes.toByteArray();
    }

    static Parts read(byte[] bytes) {
      try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
        return new Parts(
            in.readNBytes(in.readUnsignedShort()), in.readNBytes(in.readUnsignedShort()));
      } catch (IOException cut) {
        throw new UncheckedIOException("a key file is incomplete", cut);
      }
    }
  }
}
