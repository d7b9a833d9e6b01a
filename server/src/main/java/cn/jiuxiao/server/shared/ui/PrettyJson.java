package cn.jiuxiao.server.shared.ui;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** JSON set in lines, for eyes; what was signed are the bytes themselves. */
public final class PrettyJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private PrettyJson() {}

  /** Empty if it is not JSON. */
  public static Optional<String> of(byte[] json) {
    var text = new StringWriter();
    try (JsonParser parser = FACTORY.createParser(json);
        JsonGenerator generator = FACTORY.createGenerator(text)) {
      generator.setPrettyPrinter(new DefaultPrettyPrinter());
      parser.nextToken();
      generator.copyCurrentStructure(parser);
      generator.flush();
      return Optional.of(text.toString());
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }
}
