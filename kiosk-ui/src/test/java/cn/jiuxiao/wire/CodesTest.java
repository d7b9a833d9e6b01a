package cn.jiuxiao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CodesTest {
  private static final JsonNode VECTORS = Vectors.of("codes");

  @Test
  void productsAreReadFromLinksAndBarcodes() {
    assertThat(Vectors.each(VECTORS.get("products")))
        .hasSizeGreaterThan(25)
        .allSatisfy(
            v -> {
              Optional<ProductCode> expected =
                  v.get("gtin").isTextual()
                      ? Optional.of(new ProductCode.TradeItem(new Gtin(v.get("gtin").asText())))
                      : Optional.ofNullable(v.get("product").textValue()).map(ProductCode.Own::new);
              assertThat(ProductCode.read(v.get("scanned").asText())).isEqualTo(expected);
            });
  }

  @Test
  void badgesAreReadByTheirForm() {
    assertThat(Vectors.each(VECTORS.get("badges")))
        .hasSize(11)
        .allSatisfy(
            v ->
                assertThat(
                        BadgeCode.read(v.get("scanned").asText())
                            .map(badge -> Base64Url.encode(badge.id())))
                    .isEqualTo(Optional.ofNullable(v.get("id").textValue())));
  }

  @Test
  void forgedBadgesAreNotSignedByUs() throws Exception {
    JsonNode signed = VECTORS.get("signedBadge");
    PublicKey key =
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Vectors.bytes(signed.get("publicKey"))));
    BadgeCode badge = BadgeCode.read(signed.get("text").asText()).orElseThrow();
    assertThat(badge.signedBy(key)).isTrue();
    assertThat(badge.text()).isEqualTo(signed.get("text").asText());
    assertThat(BadgeCode.read(signed.get("forged").asText()).orElseThrow().signedBy(key)).isFalse();
    var own = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertThat(BadgeCode.sign(badge.id(), own.getPrivate()).signedBy(own.getPublic())).isTrue();
    assertThat(BadgeCode.sign(badge.id(), own.getPrivate()).signedBy(key)).isFalse();
  }

  @Test
  void receiptsAreReadFromLinks() {
    assertThat(Vectors.each(VECTORS.get("receipts")))
        .hasSize(6)
        .allSatisfy(
            v ->
                assertThat(ReceiptCode.read(v.get("scanned").asText()).map(ReceiptCode::text))
                    .isEqualTo(Optional.ofNullable(v.get("id").textValue())));
  }

  @Test
  void enrolmentCodesForgiveTyping() {
    assertThat(Vectors.each(VECTORS.get("enrolments")))
        .hasSize(9)
        .allSatisfy(
            v ->
                assertThat(
                        EnrolmentCode.read(v.get("scanned").asText())
                            .map(EnrolmentCode::normalised))
                    .isEqualTo(Optional.ofNullable(v.get("code").textValue())));
    EnrolmentCode random = EnrolmentCode.random(new SecureRandom());
    assertThat(random.grouped()).matches("(.{4}-){3}.{4}");
    assertThat(EnrolmentCode.read(random.grouped())).contains(random);
  }

  @Property
  void aWrongDigitIsNoticed(
      @ForAll @LongRange(min = 0, max = 999_999_999_999L) long number,
      @ForAll @LongRange(min = 1, max = 9) long off) {
    String base = String.format("%012d", number);
    String right = null;
    int readable = 0;
    for (int check = 0; check < 10; check++) {
      if (Gtin.read(base + check).isPresent()) {
        right = base + check;
        readable++;
      }
    }
    assertThat(readable).isEqualTo(1);
    char[] wrong = String.valueOf(right).toCharArray();
    int at = (int) (number % wrong.length);
    wrong[at] = (char) ('0' + (wrong[at] - '0' + off) % 10);
    assertThat(Gtin.read(new String(wrong))).isEmpty();
  }
}
