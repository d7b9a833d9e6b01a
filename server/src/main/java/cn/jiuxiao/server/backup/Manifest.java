package cn.jiuxiao.server.backup;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import cn.jiuxiao.wire.TillKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * What a backup says of itself: lines that a person can read without the passphrase, signed with
 * the key that signs seals. server/README.md describes them; none tells of a private person.
 *
 * @param lines what is told, by name
 */
record Manifest(SequencedMap<String, String> lines) {
  private static final String FORMAT = "jiuxiao-backup-manifest 1";
  private static final String IS = " = ";
  private static final String SIGNED = "signed ";
  private static final byte[] DOMAIN = "jiuxiao-backup-1".getBytes(US_ASCII);

  /** A manifest and who signed it. */
  record Signed(Manifest manifest, TerminalKey by) {}

  String value(String name) {
    return lines.getOrDefault(name, "");
  }

  /** Those whose name begins with this word. */
  SequencedMap<String, String> of(String kind) {
    var found = new LinkedHashMap<String, String>();
    lines.forEach(
        (name, value) -> {
          if (name.startsWith(kind + " ")) {
            found.put(name.substring(kind.length() + 1), value);
          }
        });
    return found;
  }

  byte[] signed(TillKey key) {
    var text = new StringBuilder(FORMAT).append('\n');
    lines.forEach((name, value) -> text.append(name).append(IS).append(value).append('\n'));
    byte[] signature = key.sign(message(text.toString().getBytes(UTF_8)));
    text.append(SIGNED)
        .append(Base64Url.encode(signature))
        .append(' ')
        .append(Base64Url.encode(key.publicKey().spki()))
        .append('\n');
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] message(byte[] text) {
    byte[] hash = Sha256.of(text).bytes();
    return ByteBuffer.allocate(DOMAIN.length + hash.length).put(DOMAIN).put(hash).array();
  }

  /**
   * @throws IllegalArgumentException if these are not such lines, or they were changed since they
   *     were signed
   */
  static Signed read(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    int last = text.lastIndexOf("\n" + SIGNED) + 1;
    String[] words = text.substring(last).strip().split(" ", -1);
    if (!text.startsWith(FORMAT + "\n") || last == 0 || words.length != 3) {
      throw new IllegalArgumentException("no manifest of format 1");
    }
    TerminalKey key = TerminalKey.parse(Base64Url.decode(words[2]));
    String body = text.substring(0, last);
    if (!key.verify(message(body.getBytes(UTF_8)), Base64Url.decode(words[1]))) {
      throw new IllegalArgumentException("the manifest is not as it was signed");
    }
    var lines = new LinkedHashMap<String, String>();
    body.lines()
        .skip(1)
        .forEach(
            line -> {
              int at = line.indexOf(IS);
              if (at < 0) {
                throw new IllegalArgumentException("a line of the manifest is not whole");
              }
              lines.put(line.substring(0, at), line.substring(at + IS.length()));
            });
    return new Signed(new Manifest(lines), key);
  }

  /** Names of what this tells of these kinds and found does not tell the same, and vice versa. */
  List<String> differences(Map<String, String> found, List<String> kinds) {
    var names = new TreeSet<String>();
    names.addAll(lines.keySet());
    names.addAll(found.keySet());
    var differences = new ArrayList<String>();
    for (String name : names) {
      if (kinds.contains(name.split(" ", 2)[0])
          && !value(name).equals(found.getOrDefault(name, ""))) {
        differences.add(name);
      }
    }
    return differences;
  }
}
