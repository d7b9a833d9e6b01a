package cn.jiuxiao.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Sha256;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * From a passphrase to a stream that nobody reads or changes without it. Argon2id (password4j, as
 * for sign-ins, but with more memory) makes the key; Tink's streaming AEAD encrypts megabyte by
 * megabyte, so that a city's year needs no more memory than a day, and notices a byte that was
 * changed, megabytes that changed places and an end that is missing.
 *
 * @param salt never used twice, and so neither is the key
 * @param check tells a wrong passphrase from a damaged file
 */
record Encryption(int memoryKib, int passes, String salt, String check) {
  private static final String KDF = "argon2id";
  private static final int MEMORY_KIB = 1 << 16;
  private static final int MOST_MEMORY_KIB = 1 << 20;
  private static final int PASSES = 3;
  private static final int MOST_PASSES = 20;
  private static final int KEY_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int CHECK_CHARACTERS = 12;
  private static final int SEGMENT_BYTES = 1 << 20;
  private static final byte[] CHECK = "jiuxiao-backup-check-1".getBytes(US_ASCII);

  /** An encryption with its key. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Opened(Encryption encryption, byte[] key) {
    OutputStream encrypting(OutputStream out) throws IOException {
      try {
        return aead().newEncryptingStream(out, encryption.aad());
      } catch (GeneralSecurityException broken) {
        throw new IllegalStateException("every JDK has AES-GCM", broken);
      }
    }

    InputStream decrypting(InputStream in) throws IOException {
      try {
        return aead().newDecryptingStream(in, encryption.aad());
      } catch (GeneralSecurityException broken) {
        throw new IllegalStateException("every JDK has AES-GCM", broken);
      }
    }

    private StreamingAead aead() throws GeneralSecurityException {
      return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }
  }

  static Opened fresh(byte[] passphrase) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    var parameters = new Encryption(MEMORY_KIB, PASSES, Base64Url.encode(salt), "");
    byte[] key = parameters.derive(passphrase);
    return new Opened(new Encryption(MEMORY_KIB, PASSES, parameters.salt(), checkOf(key)), key);
  }

  /** Empty if this is not its passphrase. */
  Optional<Opened> open(byte[] passphrase) {
    byte[] key = derive(passphrase);
    return checkOf(key).equals(check) ? Optional.of(new Opened(this, key)) : Optional.empty();
  }

  private byte[] derive(byte[] passphrase) {
    return Argon2Function.getInstance(memoryKib, passes, 1, KEY_BYTES, Argon2.ID)
        .hash(passphrase, Base64Url.decode(salt))
        .getBytes();
  }

  private static String checkOf(byte[] key) {
    return Sha256.of(CHECK, key).toString().substring(0, CHECK_CHARACTERS);
  }

  /** As it stands in the file, and bound to what is encrypted. */
  String line() {
    return "%s %d %d %s %s".formatted(KDF, memoryKib, passes, salt, check);
  }

  private byte[] aad() {
    return line().getBytes(US_ASCII);
  }

  /**
   * @throws IllegalArgumentException unless this is such a line, with costs that can be paid
   */
  static Encryption read(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 5 || !words[0].equals(KDF)) {
      throw new IllegalArgumentException("not encrypted as a backup is");
    }
    var read =
        new Encryption(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3], words[4]);
    boolean payable =
        read.memoryKib > 0
            && read.memoryKib <= MOST_MEMORY_KIB
            && read.passes > 0
            && read.passes <= MOST_PASSES;
    if (!payable || Base64Url.decode(read.salt).length != SALT_BYTES) {
      throw new IllegalArgumentException("not encrypted as a backup is");
    }
    return read;
  }
}
