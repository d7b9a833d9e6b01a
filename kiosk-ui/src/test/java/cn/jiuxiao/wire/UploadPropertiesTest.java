package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes in: it is refused as a whole, in so many words, or every line of it is kept. */
class UploadPropertiesTest {
  private static final byte[] GOOD = good();

  private static final List<String> STRANGE =
      List.of(
          "null",
          "-0",
          "1e999999",
          "9".repeat(20_000),
          "\"\\u0000\"",
          "\"\\udfff\"",
          "[".repeat(500) + "]".repeat(500),
          "{\"a\":".repeat(50) + "1" + "}".repeat(50),
          "\"" + "长".repeat(400) + "\"");

  @Property(tries = 1000)
  void anyBytesAreRefusedOrKept(@ForAll @Size(max = 400) byte[] bytes, @ForAll boolean gzip)
      throws IOException {
    refusedOrKept(bytes, gzip);
  }

  @Property(tries = 1000)
  void aGoodUploadWithBytesChangedIsRefusedOrKept(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1 << 20) Integer> changes)
      throws IOException {
    byte[] changed = GOOD.clone();
    changes.forEach(change -> changed[change % changed.length] = (byte) (change >> 12));
    refusedOrKept(changed, false);
  }

  @Property(tries = 300)
  void brokenGzipIsRefusedOrKept(
      @ForAll @IntRange(max = 1 << 20) int at, @ForAll byte to, @ForAll boolean cutOff)
      throws IOException {
    byte[] zipped = zipped(GOOD);
    zipped[at % zipped.length] = to;
    refusedOrKept(cutOff ? Arrays.copyOf(zipped, at % zipped.length) : zipped, true);
  }

  @Property(tries = 1000)
  void membersOfAnyValueOrTwiceAreRefusedOrKept(@ForAll long seed) throws IOException {
    var random = new Random(seed);
    String text = new String(GOOD, UTF_8);
    int colon = text.indexOf(':', random.nextInt(text.length() - 100));
    int end = colon + 1;
    while (",}\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String value = STRANGE.get(random.nextInt(STRANGE.size()));
    String twice =
        random.nextBoolean() ? "" : text.substring(text.lastIndexOf('{', colon) + 1, end);
    String changed =
        text.substring(0, colon + 1)
            + value
            + (twice.isEmpty() || twice.contains("\n") ? "" : "," + twice)
            + text.substring(end);
    List<UploadedEntry> entries = refusedOrKept(changed.getBytes(UTF_8), false);
    assertThat(entries).as("a value is the matter of its entry alone").hasSize(9);
    assertThat(entries)
        .filteredOn(one -> one.seal() != null && one.read() instanceof ReadBody.Understood)
        .hasSizeGreaterThanOrEqualTo(8);
  }

  /** An upload that is not refused gives back every byte but the line breaks. */
  private static List<UploadedEntry> refusedOrKept(byte[] sent, boolean gzip) throws IOException {
    List<UploadedEntry> entries;
    try {
      entries = UploadReader.read(new ByteArrayInputStream(sent), gzip);
    } catch (UploadReader.Refused refused) {
      assertThat(refused.getMessage()).isNotBlank();
      return List.of();
    }
    assertThat(entries).isNotEmpty();
    if (!gzip) {
      var kept = new ByteArrayOutputStream();
      for (UploadedEntry entry : entries) {
        kept.writeBytes(entry.body());
        kept.write('\n');
        kept.writeBytes(entry.sealLine());
        kept.write('\n');
      }
      int length = sent[sent.length - 1] == '\n' ? kept.size() : kept.size() - 1;
      assertThat(Arrays.copyOf(kept.toByteArray(), length)).isEqualTo(sent);
    }
    return entries;
  }

  private static byte[] good() {
    var upload = new StringBuilder();
    for (JsonNode entry : Vectors.of("chain").get("entries")) {
      ObjectNode seal = entry.deepCopy();
      seal.remove("body");
      upload.append(entry.get("body").asText()).append('\n').append(seal).append('\n');
    }
    return upload.toString().getBytes(UTF_8);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
