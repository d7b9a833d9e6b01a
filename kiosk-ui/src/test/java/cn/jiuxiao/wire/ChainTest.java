package cn.jiuxiao.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final JsonNode VECTORS = Vectors.of("chain");
  private static final UUID TERMINAL = UUID.fromString(VECTORS.get("terminal").asText());
  private static final TerminalKey KEY = TerminalKey.parse(Vectors.bytes(VECTORS.get("spki")));

  @Test
  void everyEntryOfTheVectorsFollowsTheOneBeforeAndIsSigned() {
    Sha256 head = EntryChain.genesis(TERMINAL, KEY.spki());
    assertThat(head).hasToString(VECTORS.get("genesisHash").asText());
    assertThat(VECTORS.get("entries")).hasSize(9);
    for (JsonNode entry : VECTORS.get("entries")) {
      assertThat(head).hasToString(entry.get("previous").asText());
      head = EntryChain.next(head, entry.get("body").asText().getBytes(UTF_8));
      assertThat(head).hasToString(entry.get("hash").asText());
      assertThat(KEY.signed(head, Vectors.bytes(entry.get("signature")))).isTrue();
    }
  }

  @Test
  void signaturesOfOthersAreRefused() {
    assertThat(Vectors.each(VECTORS.get("wrong")))
        .hasSize(4)
        .allSatisfy(
            wrong ->
                assertThat(
                        KEY.signed(
                            Sha256.parse(wrong.get("hash").asText()),
                            Vectors.bytes(wrong.get("signature"))))
                    .as(wrong.get("why").asText())
                    .isFalse());
    assertThat(KEY.verify(new byte[1], new byte[63])).isFalse();
  }

  @Test
  void ourOwnSignatureIsAccepted() {
    TillKey key = TillKey.parse(Vectors.bytes(VECTORS.get("privateKey")), KEY.spki());
    Sha256 hash = Sha256.of(new byte[] {1});
    assertThat(KEY.signed(hash, key.signEntry(hash))).isTrue();
    assertThatThrownBy(() -> TillKey.parse(key.pkcs8(), TillKey.generate().publicKey().spki()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyPointsOfTheCurveAreKeys() {
    byte[] offCurve = KEY.spki();
    offCurve[90] ^= 1;
    byte[] otherCurve = KEY.spki();
    otherCurve[20] ^= 1;
    for (byte[] wrong : List.of(offCurve, otherCurve, new byte[91], new byte[0])) {
      assertThatThrownBy(() -> TerminalKey.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void enrolmentAndTokenProofsCoverTheBytesOfTheContract() {
    JsonNode enrolment = VECTORS.get("enrolment");
    EnrolmentCode code = EnrolmentCode.read(enrolment.get("typed").asText()).orElseThrow();
    assertThat(code.normalised()).isEqualTo(enrolment.get("normalised").asText());
    byte[] enrolmentBytes = SignedBytes.enrolment(code, KEY.spki());
    assertThat(enrolmentBytes).isEqualTo(Vectors.bytes(enrolment.get("signed")));
    assertThat(KEY.verify(enrolmentBytes, Vectors.bytes(enrolment.get("proof")))).isTrue();

    JsonNode token = VECTORS.get("token");
    byte[] tokenBytes = SignedBytes.token(Vectors.bytes(token.get("nonce")), TERMINAL);
    assertThat(tokenBytes).isEqualTo(Vectors.bytes(token.get("signed")));
    assertThat(KEY.verify(tokenBytes, Vectors.bytes(token.get("signature")))).isTrue();
  }

  @Test
  void pinVerifiersAreThoseOfTheVectors() {
    assertThat(Vectors.each(VECTORS.get("pins")))
        .hasSize(2)
        .allSatisfy(
            pin -> {
              byte[] stretched =
                  PinVerifier.stretch(
                      pin.get("pin").asText(),
                      Vectors.bytes(pin.get("salt")),
                      pin.get("iterations").asInt());
              UUID terminal = UUID.fromString(pin.get("terminal").asText());
              assertThat(PinVerifier.verifier(stretched, terminal))
                  .isEqualTo(Vectors.bytes(pin.get("verifier")));
            });
    assertThatThrownBy(() -> PinVerifier.stretch("123", new byte[16], 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void attachmentSealedByAnotherImplementationOpens() throws GeneralSecurityException {
    JsonNode participant = VECTORS.get("participant");
    TillKey personKey =
        TillKey.parse(
            Vectors.bytes(participant.get("privateKey")),
            Vectors.bytes(participant.get("personKey")));
    byte[] attachment = Vectors.bytes(participant.get("attachment"));
    assertThat(Sha256.of(attachment)).hasToString(participant.get("digest").asText());
    assertThat(SealedAttachment.opener(personKey).open(attachment))
        .isEqualTo(participant.get("plaintext").asText().getBytes(UTF_8));
  }

  @Test
  void attachmentOpensOnlyUnchangedAndOnlyToItsKey() throws GeneralSecurityException {
    TillKey personKey = TillKey.generate();
    byte[] sealed =
        SealedAttachment.seal(personKey.publicKey(), "{\"phone\":\"13900000001\"}".getBytes(UTF_8));
    assertThat(SealedAttachment.opener(personKey).open(sealed))
        .asString(UTF_8)
        .contains("13900000001");
    assertThatThrownBy(() -> SealedAttachment.opener(TillKey.generate()).open(sealed))
        .isInstanceOf(GeneralSecurityException.class);
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> SealedAttachment.opener(personKey).open(sealed))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
