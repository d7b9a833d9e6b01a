package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class UploadReaderTest {
  private static final JsonNode ENTRIES = Vectors.of("chain").get("entries");

  @Test
  void readsBodiesByteForByteWithTheirSeals() throws Exception {
    for (boolean gzip : List.of(false, true)) {
      List<UploadedEntry> entries = read(gzip ? gzip(upload()) : upload(), gzip);
      assertThat(entries).hasSize(9);
      for (int i = 0; i < 9; i++) {
        JsonNode expected = ENTRIES.get(i);
        assertThat(entries.get(i).body()).asString(UTF_8).isEqualTo(expected.get("body").asText());
        assertThat(entries.get(i).seal()).isNotNull();
        assertThat(entries.get(i).seal().hash()).hasToString(expected.get("hash").asText());
        assertThat(entries.get(i).seal().attachment() != null).isEqualTo(i == 2);
        assertThat(entries.get(i).seal().write()).isEqualTo(entries.get(i).sealLine());
      }
    }
  }

  @Test
  void aSealThatIsNotOneIsKeptAsItCame() throws Exception {
    UploadedEntry entry = read("{}\n{\"hash\":\"x\"}\n".getBytes(UTF_8), false).getFirst();
    assertThat(entry.seal()).isNull();
    assertThat(entry.sealLine()).asString(UTF_8).isEqualTo("{\"hash\":\"x\"}");
    assertThat(entry.read()).isInstanceOf(ReadBody.NotAnEntry.class);
  }

  @Test
  void aConnectionThatBreaksIsNotTheUploadsFault() throws Exception {
    for (boolean gzip : List.of(false, true)) {
      byte[] upload = gzip ? gzip(upload()) : upload();
      for (IOException broken : List.of(new EOFException(), new IOException("Stream closed"))) {
        InputStream sent =
            new SequenceInputStream(
                new ByteArrayInputStream(upload, 0, upload.length / 2),
                new InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw broken;
                  }

                  @Override
                  public int read(byte[] into, int offset, int length) throws IOException {
                    throw broken;
                  }
                });
        assertThatThrownBy(() -> UploadReader.read(sent, gzip)).isSameAs(broken);
      }
    }
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    assertTooLarge(new byte[UploadReader.MOST_BYTES_SENT + 1], false);
    assertTooLarge(new byte[10 << 20], false);
    assertTooLarge(gzip(new byte[UploadReader.MOST_BYTES_UNPACKED + 1]), true);
    assertTooLarge(gzip(new byte[100 << 20]), true);
    assertTooLarge("a\nb\n".repeat(UploadReader.MOST_ENTRIES + 1).getBytes(UTF_8), false);
    assertThat(read("a\nb\n".repeat(UploadReader.MOST_ENTRIES).getBytes(UTF_8), false))
        .hasSize(1000);
  }

  @Test
  void refusesWhatIsNotAnUpload() throws Exception {
    assertMalformed(new byte[0], false);
    assertMalformed("{}\n".getBytes(UTF_8), false);
    assertMalformed("{}\n{}\n".getBytes(UTF_8), true);
    byte[] cut = gzip(upload());
    assertMalformed(java.util.Arrays.copyOf(cut, cut.length / 2), true);
  }

  private static void assertTooLarge(byte[] sent, boolean gzip) {
    assertThatThrownBy(() -> read(sent, gzip)).isInstanceOf(UploadReader.TooLarge.class);
  }

  private static void assertMalformed(byte[] sent, boolean gzip) {
    assertThatThrownBy(() -> read(sent, gzip)).isInstanceOf(UploadReader.Malformed.class);
  }

  private static List<UploadedEntry> read(byte[] sent, boolean gzip)
      throws IOException, UploadReader.Refused {
    return UploadReader.read(new ByteArrayInputStream(sent), gzip);
  }

  private static byte[] upload() {
    var upload = new StringBuilder();
    for (JsonNode entry : ENTRIES) {
      var seal = ((com.fasterxml.jackson.databind.node.ObjectNode) entry.deepCopy());
      seal.remove("body");
      upload.append(entry.get("body").asText()).append('\n').append(seal).append('\n');
    }
    return upload.toString().getBytes(UTF_8);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
