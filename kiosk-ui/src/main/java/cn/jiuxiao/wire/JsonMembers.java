package cn.jiuxiao.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, asked for strictly: a whole number is an integer literal within
 * 2⁵³, a text holds no control characters and no half surrogates, and nothing is coerced. Members
 * nobody asks for are ignored.
 */
final class JsonMembers {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(40).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Map<String, @Nullable Object> members;
  private final String path;

  private JsonMembers(Map<String, @Nullable Object> members, String path) {
    this.members = members;
    this.path = path;
  }

  /** The line is not JSON, not UTF-8 or not an object. */
  static final class NotJson extends Exception {
    NotJson(String message) {
      super(message);
    }
  }

  /** A member is missing, of another type or out of range. */
  static final class Malformed extends RuntimeException {
    Malformed(String message) {
      super(message);
    }
  }

  static JsonMembers parse(byte[] line) throws NotJson {
    try (JsonParser parser = FACTORY.createParser(utf8(line))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new NotJson("not a JSON object");
      }
      Map<String, @Nullable Object> members = object(parser);
      if (parser.nextToken() != null) {
        throw new NotJson("something follows the object");
      }
      return new JsonMembers(members, "");
    } catch (IOException e) {
      throw new NotJson("not JSON");
    }
  }

  /**
   * Decodes strictly: the fast way replaces what is not UTF-8 by U+FFFD, so only a text that holds
   * one is looked at twice.
   */
  private static String utf8(byte[] line) throws CharacterCodingException {
    String text = new String(line, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        ? text
        : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    var members = new HashMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> {
        var items = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield items;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? parser.getBigIntegerValue()
              : parser.getLongValue();
      case VALUE_NUMBER_FLOAT ->
          parser.getText().length() + 0.5; // only its type matters: no member is a fraction
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected token");
    };
  }

  boolean isNull(String name) {
    if (!members.containsKey(name)) {
      throw new Malformed(path + name + " is missing");
    }
    return members.get(name) == null;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  long whole(String name, long least, long most) {
    if (members.get(name) instanceof Long number && number >= least && number <= most) {
      return number;
    }
    throw new Malformed(path + name + " is not a whole number from " + least + " to " + most);
  }

  /** A whole number ≥ 0, within what JSON carries safely. */
  long amount(String name) {
    return whole(name, 0, Amounts.MAX_SAFE);
  }

  String text(String name, int shortest, int longest) {
    if (members.get(name) instanceof String text
        && text.length() >= shortest
        && text.length() <= longest
        && isClean(text)) {
      return text;
    }
    throw new Malformed(
        path + name + " is not a text of " + shortest + " to " + longest + " characters");
  }

  boolean truth(String name) {
    if (members.get(name) instanceof Boolean truth) {
      return truth;
    }
    throw new Malformed(path + name + " is not true or false");
  }

  <T> T read(String name, int longest, Function<String, T> reader) {
    String text = text(name, 1, longest);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new Malformed(path + name + " is not one");
    }
  }

  JsonMembers child(String name) {
    return asObject(members.get(name), path + name);
  }

  <T> List<T> list(String name, int fewest, int most, Function<JsonMembers, T> reader) {
    if (!(members.get(name) instanceof List<?> items)
        || items.size() < fewest
        || items.size() > most) {
      throw new Malformed(path + name + " is not a list of " + fewest + " to " + most);
    }
    var read = new ArrayList<T>(items.size());
    for (int i = 0; i < items.size(); i++) {
      read.add(reader.apply(asObject(items.get(i), path + name + "[" + i + "]")));
    }
    return List.copyOf(read);
  }

  @SuppressWarnings("unchecked") // every Map in here was made by object()
  private static JsonMembers asObject(@Nullable Object value, String path) {
    if (value instanceof Map<?, ?> map) {
      return new JsonMembers((Map<String, @Nullable Object>) map, path + ".");
    }
    throw new Malformed(path + " is not an object");
  }

  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.isLowSurrogate(c)) {
        return false;
      }
      if (Character.isHighSurrogate(c)
          && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
        return false;
      }
    }
    return true;
  }
}
