package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
  private static final JsonNode ENTRIES = Vectors.of("chain").get("entries");
  private static final String SALE = ENTRIES.get(1).get("body").asText();

  @Test
  void readsEveryKindAndWritesTheSameBytes() {
    assertThat(Vectors.each(ENTRIES).map(entry -> entry.get("body").asText()))
        .hasSize(EntryKind.values().length + 1)
        .allSatisfy(
            text ->
                assertThat(BodyReader.read(text.getBytes(UTF_8)))
                    .isInstanceOfSatisfying(
                        ReadBody.Understood.class,
                        read ->
                            assertThat(new String(BodyWriter.write(read.body()), UTF_8))
                                .isEqualTo(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "v":1,                     | "v":2,                           | UNKNOWN_VERSION
          "v":1,                     | "v":"1",                         | MALFORMED_BODY
          "v":1,                     | ``                               | MALFORMED_BODY
          "kind":"SALE"              | "kind":"SALES"                   | UNKNOWN_KIND
          "kind":"SALE"              | "kind":7                         | MALFORMED_BODY
          "totalFen":33600           | "totalFen":"33600"               | MALFORMED_BODY
          "totalFen":33600           | "totalFen":33600.0               | MALFORMED_BODY
          "totalFen":33600           | "totalFen":3.36e4                | MALFORMED_BODY
          "totalFen":33600           | "totalFen":-1                    | MALFORMED_BODY
          "totalFen":33600           | "totalFen":9007199254740992      | MALFORMED_BODY
          "totalFen":33600           | "totalFen":99999999999999999999  | MALFORMED_BODY
          "totalFen":33600           | "totalFen":null                  | MALFORMED_BODY
          "totalFen":33600           | "totalFen":true                  | MALFORMED_BODY
          "quantityMilli":2000       | "quantityMilli":0                | MALFORMED_BODY
          "line":1                   | "line":2                         | MALFORMED_BODY
          "unit":"PIECE"             | "unit":"BOX"                     | MALFORMED_BODY
          "name":"石门银峰 特级"     | "name":"a\\u0000b"               | MALFORMED_BODY
          "name":"石门银峰 特级"     | "name":"\\ud800"                 | MALFORMED_BODY
          "name":"石门银峰 特级"     | "name":""                        | MALFORMED_BODY
          "method":"CASH"            | "method":"GOLD"                  | MALFORMED_BODY
          "receivedFen":40000,       | ``                               | MALFORMED_BODY
          "verified":false           | "verified":0                     | MALFORMED_BODY
          "serverMono":0             | "serverMono":null                | MALFORMED_BODY
          "device":1760671260000     | "device":253402300800000         | MALFORMED_BODY
          "participant":null         | "participant":{"kind":"FACE"}    | MALFORMED_BODY
          "participant":null         | "participant":[]                 | MALFORMED_BODY
          "cashier":3                | "cashier":0                      | MALFORMED_BODY
          """)
  void whatBreaksTheContractIsNotUnderstood(String from, String to, ParkReason reason) {
    assertThat(SALE).contains(from);
    assertThat(
            BodyReader.read(
                SALE.replaceFirst(
                        java.util.regex.Pattern.quote(from),
                        java.util.regex.Matcher.quoteReplacement(to))
                    .getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            ReadBody.NotUnderstood.class,
            read -> {
              assertThat(read.reason()).as(read.detail()).isEqualTo(reason);
              assertThat(read.seq()).isEqualTo(2);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{}",
        "{\"terminal\":\"018f4f6e-7c1a-4b52-9d3e-5a6b7c8d9e0f\",\"seq\":0}",
        "{\"terminal\":\"018F4F6E-7C1A-4B52-9D3E-5A6B7C8D9E0F\",\"seq\":1}",
        "{\"terminal\":\"1-1-1-1-1\",\"seq\":1}",
        "{\"terminal\":\"018f4f6e-7c1a-4b52-9d3e-5a6b7c8d9e0f\",\"seq\":1,\"seq\":2}",
        "{\"terminal\":\"018f4f6e-7c1a-4b52-9d3e-5a6b7c8d9e0f\",\"seq\":1} {}",
        "{\"a\":[[[[[[[[[[[[]]]]]]]]]]]]}",
        "\uFEFF{}"
      })
  void whatHasNoTerminalAndNumberIsNotAnEntry(String text) {
    assertThat(BodyReader.read(text.getBytes(UTF_8))).isInstanceOf(ReadBody.NotAnEntry.class);
  }

  @Test
  void bytesThatAreNotUtf8AreNotAnEntry() {
    byte[] body = SALE.getBytes(UTF_8);
    int at = SALE.substring(0, SALE.indexOf("石门")).getBytes(UTF_8).length;
    body[at] = (byte) 0xC0;
    assertThat(BodyReader.read(body)).isInstanceOf(ReadBody.NotAnEntry.class);
    assertThat(BodyReader.read(SALE.getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .isInstanceOf(ReadBody.NotAnEntry.class);
    assertThat(BodyReader.read(new byte[BodyReader.LONGEST_BODY + 1]))
        .isInstanceOf(ReadBody.NotAnEntry.class);
  }

  @Test
  void membersNobodyKnowsAreIgnored() {
    String text = SALE.replace("\"v\":1,", "\"v\":1,\"note\":{\"x\":[1.5,null]},");
    assertThat(BodyReader.read(text.getBytes(UTF_8)))
        .isEqualTo(BodyReader.read(SALE.getBytes(UTF_8)))
        .isInstanceOf(ReadBody.Understood.class);
  }

  @Property(tries = 3000)
  void noChangeOfBytesMakesTheReaderFail(
      @ForAll @IntRange(min = 0, max = 8) int which, @ForAll long seed) {
    byte[] body = ENTRIES.get(which).get("body").asText().getBytes(UTF_8);
    var random = new Random(seed);
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      body[random.nextInt(body.length)] =
          (byte)
              (random.nextBoolean()
                  ? random.nextInt(256)
                  : List.of('"', '{', '}', '[', ',', '9', '-').get(random.nextInt(7)));
    }
    assertThat(BodyReader.read(body)).isNotNull();
  }
}
