package cn.jiuxiao.server.tls;

import cn.jiuxiao.db.StartProblem;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.StringUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.net.jsse.PEMFile;
import org.jspecify.annotations.Nullable;

/**
 * The files that HTTPS speaks with: those given on the command line, or one issued by our own
 * authority.
 */
@Singleton
@Requires(property = "jiuxiao.https.port")
@Requires(property = "jiuxiao.https.port", notEquals = "0")
class ServerCertificate {
  private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

  private static final int DNS_NAME = 2; // RFC 5280, GeneralName

  private final Path folder;
  private final List<String> furtherNames;
  private final @Nullable Path givenCertificate;
  private final @Nullable Path givenKey;
  private final Clock clock;
  private @Nullable X509Certificate authority;
  private @Nullable FileTime seen;

  ServerCertificate(
      @Property(name = "jiuxiao.data") String data,
      @Property(name = "jiuxiao.https.names", defaultValue = "") List<String> furtherNames,
      @Property(name = "jiuxiao.https.certificate") @Nullable String certificate,
      @Property(name = "jiuxiao.https.key") @Nullable String key,
      Clock clock) {
    this.folder = Path.of(data, "tls");
    this.furtherNames = furtherNames.stream().filter(StringUtils::isNotEmpty).toList();
    this.givenCertificate = certificate == null ? null : Path.of(certificate);
    this.givenKey = key == null ? null : Path.of(key);
    this.clock = clock;
    bringUpToDate();
  }

  Path certificateFile() {
    return givenCertificate == null ? folder.resolve("server.pem") : givenCertificate;
  }

  Path keyFile() {
    return givenKey == null ? folder.resolve("server.pem") : givenKey;
  }

  /** What a phone must be told to trust; nothing if the certificate was given. */
  synchronized Optional<X509Certificate> authority() {
    return Optional.ofNullable(authority);
  }

  /** SHA-256, as browsers show it. */
  Optional<String> fingerprint() {
    return authority().map(ServerCertificate::fingerprintOf);
  }

  private static String fingerprintOf(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Issues a new certificate when this machine's addresses changed or the old one ends soon;
   * notices when given files were replaced.
   *
   * @return whether the connector has to read the files again
   * @throws StartProblem if given files cannot be used
   */
  final synchronized boolean bringUpToDate() {
    try {
      return givenCertificate == null ? reissue() : noticeReplaced();
    } catch (IOException | GeneralSecurityException e) {
      throw new StartProblem(
          "HTTPS cannot use %s: %s".formatted(certificateFile(), e.getMessage()), e);
    }
  }

  private boolean reissue() throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    Set<String> names = LocalNames.of(furtherNames).all();
    Authority ours = Authority.in(folder, names, clock);
    authority = ours.certificate();
    if (Files.exists(certificateFile())
        && fits(Pem.readCertificates(certificateFile()).getFirst(), ours, names)) {
      return false;
    }
    Authority.Issued issued = ours.issue(names, clock);
    Pem.write(certificateFile(), issued.key(), issued.chain());
    return true;
  }

  private boolean fits(X509Certificate certificate, Authority ours, Set<String> names)
      throws GeneralSecurityException {
    try {
      certificate.verify(ours.certificate().getPublicKey());
    } catch (GeneralSecurityException issuedByAnother) {
      return false;
    }
    return clock.instant().plus(RENEWED_BEFORE_END).isBefore(certificate.getNotAfter().toInstant())
        && names.equals(namesOf(certificate));
  }

  /** The first name of the certificate that was given; nothing if it is our own. */
  synchronized Optional<String> givenName() {
    if (givenCertificate == null) {
      return Optional.empty();
    }
    try {
      Collection<List<?>> names =
          Pem.readCertificates(givenCertificate).getFirst().getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> name.getFirst().equals(DNS_NAME))
              .map(name -> String.valueOf(name.get(1)))
              .filter(name -> !name.startsWith("*") && !name.equals("localhost"))
              .findFirst();
    } catch (IOException | GeneralSecurityException unreadable) {
      return Optional.empty(); // being replaced: the connector tells of it
    }
  }

  static Set<String> namesOf(X509Certificate certificate) throws GeneralSecurityException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null
        ? Set.of()
        : names.stream().map(name -> String.valueOf(name.get(1))).collect(Collectors.toSet());
  }

  private boolean noticeReplaced() throws IOException, GeneralSecurityException {
    FileTime changed = Files.getLastModifiedTime(certificateFile());
    if (changed.equals(seen)) {
      return false;
    }
    requireFitting();
    boolean first = seen == null;
    seen = changed;
    return !first;
  }

  /** Tomcat would refuse a wrong pair too, but seconds later and less clearly. */
  private void requireFitting() throws IOException, GeneralSecurityException {
    for (Path file : List.of(certificateFile(), keyFile())) {
      if (!Files.isReadable(file)) {
        throw new StartProblem("HTTPS cannot read %s.".formatted(file));
      }
    }
    X509Certificate certificate = Pem.readCertificates(certificateFile()).getFirst();
    PrivateKey key = new PEMFile(keyFile().toString()).getPrivateKey();
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    byte[] signed = signature.sign();
    try {
      signature.initVerify(certificate);
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException ofAnotherKind) {
      // Falls through: an RSA key beside an EC certificate fits no better.
    }
    throw new StartProblem(
        "The key %s does not belong to the certificate %s."
            .formatted(keyFile(), certificateFile()));
  }
}
