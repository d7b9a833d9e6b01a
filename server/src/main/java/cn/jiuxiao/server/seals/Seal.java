package cn.jiuxiao.server.seals;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import cn.jiuxiao.wire.TillKey;

/**
 * A seal: its text, the hash that chains it to the one before, and the server's signature.
 *
 * @param body what {@link SealText} writes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record Seal(long number, Sha256 previous, Sha256 hash, byte[] signature, byte[] body) {
  private static final byte[] DOMAIN = "jiuxiao-seal-1".getBytes(US_ASCII);
  private static final String SIGNED = "signed ";

  /** hash₀. */
  static Sha256 genesis(TerminalKey key) {
    return Sha256.of(DOMAIN, key.spki());
  }

  static Seal sign(SealText text, TillKey key) {
    byte[] body = text.bytes();
    Sha256 hash = EntryChain.next(text.previous(), body);
    return new Seal(text.number(), text.previous(), hash, key.signEntry(hash), body);
  }

  boolean holds() {
    return EntryChain.next(previous, body).equals(hash);
  }

  boolean signedBy(TerminalKey key) {
    return key.signed(hash, signature);
  }

  /** The file an auditor keeps: the text, and a last line with hash, signature and public key. */
  byte[] file(TerminalKey key) {
    String last =
        SIGNED
            + hash
            + " "
            + Base64Url.encode(signature)
            + " "
            + Base64Url.encode(key.spki())
            + "\n";
    return (new String(body, UTF_8) + last).getBytes(UTF_8);
  }

  /**
   * @throws IllegalArgumentException if it is no such file, or was changed since
   */
  static Seal ofFile(byte[] file) {
    String text = new String(file, UTF_8);
    int last = text.lastIndexOf("\n" + SIGNED) + 1;
    String[] words = text.substring(last).strip().split(" ", -1);
    if (last == 0 || words.length != 4) {
      throw new IllegalArgumentException("the file does not end with its signature");
    }
    byte[] body = text.substring(0, last).getBytes(UTF_8);
    SealText read = SealText.read(body);
    var seal =
        new Seal(
            read.number(),
            read.previous(),
            Sha256.parse(words[1]),
            Base64Url.decode(words[2]),
            body);
    if (!seal.holds() || !seal.signedBy(TerminalKey.parse(Base64Url.decode(words[3])))) {
      throw new IllegalArgumentException("the file is not as it was signed");
    }
    return seal;
  }
}
