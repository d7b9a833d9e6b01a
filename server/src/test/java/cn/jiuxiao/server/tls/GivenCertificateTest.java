package cn.jiuxiao.server.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.db.StartProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenCertificateTest {
  @TempDir Path folder;
  private Path certificate;
  private Path key;

  @BeforeEach
  void aCertificateAndItsKey() throws Exception {
    certificate = folder.resolve("chain.pem");
    key = folder.resolve("key.pem");
    var issued =
        Authority.in(folder, List.of("fair.local"), Clock.systemUTC())
            .issue(List.of("fair.local"), Clock.systemUTC());
    Pem.write(certificate, null, issued.chain());
    Pem.write(key, issued.key(), List.of());
  }

  @Test
  void whatBelongsTogetherIsTakenWhateverStandsBeforeIt() throws Exception {
    String chain = Files.readString(certificate, ISO_8859_1);
    Files.writeString(certificate, "# 常德市 fair.local\n" + chain);
    assertThat(new GivenCertificate(certificate, key).requireUsable().getSubjectX500Principal())
        .hasToString("CN=Jiuxiao");
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused() throws Exception {
    for (String kind : List.of("EC", "RSA")) {
      Path other = write(KeyPairGenerator.getInstance(kind).generateKeyPair().getPrivate());
      assertRefused(
          certificate,
          other,
          "The key %s does not belong to the certificate %s.".formatted(other, certificate));
    }
  }

  @Test
  void aKeyThatPhonesDoNotKnowIsRefused() throws Exception {
    Path other = write(KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
    assertRefused(
        certificate,
        other,
        "The key %s cannot be used: HTTPS needs a whole RSA or EC key, as phones know no other."
            .formatted(other));
  }

  @Test
  void anEncryptedKeyIsRefusedWithTheWayToDecryptIt() throws Exception {
    for (String header :
        List.of(
            "-----BEGIN ENCRYPTED PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED")) {
      Files.writeString(key, header + "\nMIIJ");
      assertThatThrownBy(() -> new GivenCertificate(certificate, key).requireUsable())
          .isInstanceOf(StartProblem.class)
          .hasMessageStartingWith("The key %s is encrypted".formatted(key))
          .hasMessageContaining("openssl pkey");
    }
  }

  @Test
  void aFileThatIsNoneOrMissingIsNamed() {
    Path missing = folder.resolve("missing.pem");
    assertRefused(missing, key, "HTTPS cannot read %s.".formatted(missing));
    assertRefused(certificate, missing, "HTTPS cannot read %s.".formatted(missing));
    assertRefused(folder, key, "HTTPS cannot read %s.".formatted(folder));
    assertRefused(key, key, "%s holds no certificate in PEM form.".formatted(key));
    assertRefused(
        certificate, certificate, "%s holds no private key in PEM form.".formatted(certificate));
  }

  private Path write(PrivateKey other) throws Exception {
    Path file = folder.resolve(other.getAlgorithm() + ".key");
    Pem.write(file, other, List.of());
    return file;
  }

  private static void assertRefused(Path certificate, Path key, String line) {
    assertThatThrownBy(() -> new GivenCertificate(certificate, key).requireUsable())
        .isInstanceOf(StartProblem.class)
        .hasMessage(line);
  }
}
