package cn.jiuxiao.server.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.UploadReader;
import cn.jiuxiao.wire.UploadedEntry;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tills are updated late or never: what any release of them sends is taken for ever. */
class ReleasedWireIT {
  private static final Path CORPUS = Path.of("../kiosk-ui/src/test/vectors/released");

  static Stream<Path> releases() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(CORPUS)) {
      files = found.sorted().toList();
    }
    assertThat(files).contains(CORPUS.resolve("wire-1.json"));
    return files.stream();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void whatAReleaseSentIsTakenAsItWasThen(Path file) throws Exception {
    JsonNode release =
        JsonMapper.createDefault().readValue(Files.readAllBytes(file), JsonNode.class);
    UUID terminal = UUID.fromString(release.get("terminal").getStringValue());
    try (var fixture = new JournalFixture()) {
      byte[] spki = Base64Url.decode(release.get("spki").getStringValue());
      fixture.enrol(terminal, spki, 1, release.get("label").getStringValue());
      List<UploadedEntry> entries = read(String.join("\n", texts(release.get("upload"))) + "\n");
      assertThat(JournalFixture.outcomes(take(fixture, entries, terminal)))
          .containsExactlyElementsOf(texts(release.get("outcomes")));
      assertThat(JournalFixture.outcomes(take(fixture, entries, terminal)))
          .hasSameSizeAs(entries)
          .allSatisfy(outcome -> assertThat(outcome).startsWith("ALREADY_RECORDED"));
    }
  }

  private static UploadAnswer take(
      JournalFixture fixture, List<UploadedEntry> entries, UUID terminal)
      throws InterruptedException {
    return ((UploadEntries.Uploaded.Acknowledged) fixture.uploadEntries.upload(entries, terminal))
        .answer();
  }

  private static List<UploadedEntry> read(String upload) throws Exception {
    return UploadReader.read(new ByteArrayInputStream(upload.getBytes(UTF_8)), false);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.values().spliterator(), false)
        .map(JsonNode::getStringValue)
        .toList();
  }
}
