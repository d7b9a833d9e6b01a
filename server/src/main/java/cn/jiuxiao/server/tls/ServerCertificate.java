package cn.jiuxiao.server.tls;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.shared.BusinessDay;
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
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that HTTPS speaks with: those given on the command line, or one issued by our own
 * authority.
 */
@Singleton
@Requires(property = "jiuxiao.https.port")
@Requires(property = "jiuxiao.https.port", notEquals = "0")
class ServerCertificate {
  private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
  private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

  private static final int DNS_NAME = 2; // RFC 5280, GeneralName

  private final Path folder;
  private final List<String> furtherNames;
  private final @Nullable GivenCertificate given;
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
    this.given =
        certificate == null || key == null
            ? null
            : new GivenCertificate(Path.of(certificate), Path.of(key));
    this.clock = clock;
    bringUpToDate();
  }

  Path certificateFile() {
    return given == null ? folder.resolve("server.pem") : given.certificate();
  }

  Path keyFile() {
    return given == null ? folder.resolve("server.pem") : given.key();
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
      return given == null ? reissue() : noticeReplaced(given);
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
    if (given == null) {
      return Optional.empty();
    }
    try {
      Collection<List<?>> names =
          Pem.readCertificates(given.certificate()).getFirst().getSubjectAlternativeNames();
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

  private boolean noticeReplaced(GivenCertificate given)
      throws IOException, GeneralSecurityException {
    FileTime changed =
        Files.exists(given.certificate()) ? Files.getLastModifiedTime(given.certificate()) : null;
    if (changed != null && changed.equals(seen)) {
      return false;
    }
    warnUnlessValid(given.requireUsable());
    boolean first = seen == null;
    seen = changed;
    return !first;
  }

  /** Said, not refused: a shop with a warning in its browsers is better off than one without. */
  private void warnUnlessValid(X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (clock.instant().isBefore(from) || clock.instant().isAfter(until)) {
      LOG.warn(
          "The certificate {} is valid from {} to {} only: browsers and tills refuse it",
          certificateFile(),
          BusinessDay.of(from),
          BusinessDay.of(until));
    }
  }
}
