package cn.jiuxiao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The vectors that the TypeScript half reads too. */
final class Vectors {
  private Vectors() {}

  static JsonNode of(String name) {
    try {
      return new ObjectMapper().readTree(Path.of("src/test/vectors", name + ".json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  static byte[] bytes(JsonNode text) {
    return Base64Url.decode(text.asText());
  }
}
