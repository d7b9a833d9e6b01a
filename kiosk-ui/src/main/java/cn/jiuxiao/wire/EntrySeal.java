package cn.jiuxiao.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The line that follows a body in an upload.
 *
 * @param signature 64 bytes r‖s over "jiuxiao-entry-1" ‖ hash
 * @param attachment personal data, encrypted to the server's key; null if there is none
 */
@SuppressWarnings(
    "ArrayRecordComponent") // compared by no one; the hash is what identifies an entry
public record EntrySeal(
    Sha256 previous, Sha256 hash, byte[] signature, byte @Nullable [] attachment) {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int LONGEST_ATTACHMENT = 1024;

  /** Null if the line is not a seal. */
  static @Nullable EntrySeal read(byte[] line) {
    try {
      JsonMembers m = JsonMembers.parse(line);
      return new EntrySeal(
          m.read("previous", 43, Sha256::parse),
          m.read("hash", 43, Sha256::parse),
          m.read("signature", 86, text -> Base64Url.decode(text, TerminalKey.SIGNATURE_LENGTH)),
          m.has("attachment") && !m.isNull("attachment")
              ? m.read("attachment", LONGEST_ATTACHMENT * 4 / 3, Base64Url::decode)
              : null);
    } catch (JsonMembers.NotJson | JsonMembers.Malformed e) {
      return null;
    }
  }

  public byte[] write() {
    var out = new ByteArrayOutputStream(320);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("previous", previous.toString());
      json.writeStringField("hash", hash.toString());
      json.writeStringField("signature", Base64Url.encode(signature));
      if (attachment != null) {
        json.writeStringField("attachment", Base64Url.encode(attachment));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }
}
