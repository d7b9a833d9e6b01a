package cn.jiuxiao.server.tls;

import cn.jiuxiao.server.shared.BusinessDay;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of this installation alone, which phones are asked to trust once. Its
 * name constraints let it vouch for private addresses and this machine's names, so that a stolen
 * key cannot speak for the rest of the world.
 */
final class Authority {
  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);

  /** What browsers accept at most is 398 days. */
  private static final Duration SERVER_LIFE = Duration.ofDays(397);

  /** Clocks of phones are wrong: a certificate from a minute ago must not lie in their future. */
  private static final Duration BACKDATED = Duration.ofDays(1);

  private static final List<String> PRIVATE_NETWORKS =
      List.of(
          "10.0.0.0/8",
          "172.16.0.0/12",
          "192.168.0.0/16",
          "127.0.0.0/8",
          "100.64.0.0/10",
          "169.254.0.0/16");

  private final PrivateKey key;
  private final X509Certificate certificate;

  private Authority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  record Issued(PrivateKey key, List<X509Certificate> chain) {}

  X509Certificate certificate() {
    return certificate;
  }

  /**
   * The one kept in the folder; a new one if there is none, if it ends soon, or if it may not vouch
   * for a name.
   */
  static Authority in(Path folder, Collection<String> names, Clock clock)
      throws IOException, GeneralSecurityException {
    Path keyFile = folder.resolve("authority.key");
    Path certificateFile = folder.resolve("authority.crt");
    if (Files.exists(keyFile) && Files.exists(certificateFile)) {
      var kept =
          new Authority(Pem.readKey(keyFile), Pem.readCertificates(certificateFile).getFirst());
      if (kept.outlivesServers(clock) && kept.mayVouchFor(names, clock)) {
        return kept;
      }
    }
    Authority made = create(names, clock);
    Pem.write(keyFile, made.key, List.of());
    Pem.write(certificateFile, null, List.of(made.certificate));
    return made;
  }

  private boolean outlivesServers(Clock clock) {
    return clock.instant().plus(SERVER_LIFE).isBefore(certificate.getNotAfter().toInstant());
  }

  /**
   * Tried rather than compared: whether a certificate for these names would be believed. Our own
   * stands in the path as well, since Java heeds the name constraints of what is in the path, not
   * of the anchor.
   */
  private boolean mayVouchFor(Collection<String> names, Clock clock)
      throws GeneralSecurityException {
    var anchor =
        new TrustAnchor(certificate.getSubjectX500Principal(), certificate.getPublicKey(), null);
    var parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    List<X509Certificate> chain = issue(names, clock).chain();
    parameters.setDate(chain.getFirst().getNotBefore());
    var path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
    try {
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return true;
    } catch (CertPathValidatorException notForThese) {
      return false;
    }
  }

  private static Authority create(Collection<String> names, Clock clock)
      throws GeneralSecurityException {
    KeyPair pair = newKeyPair();
    Instant now = clock.instant();
    String host =
        names.stream()
            .filter(name -> !LocalNames.isAddress(name) && !name.equals("localhost"))
            .findFirst()
            .orElse("localhost");
    var subject = new X500Principal("CN=Jiuxiao %s %s".formatted(host, BusinessDay.of(now)));
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              serial(),
              Date.from(now.minus(BACKDATED)),
              Date.from(now.plus(AUTHORITY_LIFE)),
              subject,
              pair.getPublic());
      var extensions = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          extensions.createSubjectKeyIdentifier(pair.getPublic()));
      builder.addExtension(
          Extension.nameConstraints, true, new NameConstraints(permitted(names), null));
      return new Authority(pair.getPrivate(), sign(builder, pair.getPrivate()));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static GeneralSubtree[] permitted(Collection<String> names) {
    List<GeneralSubtree> permitted = new ArrayList<>();
    for (String network : PRIVATE_NETWORKS) {
      permitted.add(new GeneralSubtree(new GeneralName(GeneralName.iPAddress, network)));
    }
    permitted.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")));
    permitted.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, "local")));
    for (String name : names) {
      boolean address = LocalNames.isAddress(name);
      permitted.add(
          new GeneralSubtree(
              address
                  ? new GeneralName(GeneralName.iPAddress, name + "/32")
                  : new GeneralName(GeneralName.dNSName, name)));
    }
    return permitted.toArray(GeneralSubtree[]::new);
  }

  Issued issue(Collection<String> names, Clock clock) throws GeneralSecurityException {
    KeyPair pair = newKeyPair();
    Instant from = beginOfServer(clock);
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              certificate,
              serial(),
              Date.from(from),
              Date.from(from.plus(SERVER_LIFE)),
              new X500Principal("CN=Jiuxiao"),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
      addKeyIdentifiers(builder, pair.getPublic());
      return new Issued(pair.getPrivate(), List.of(sign(builder, key), certificate));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /**
   * Never before our own: a machine that starts with its clock in the past, or plays the demo's
   * fortnight, must neither lose the authority that phones trust nor get a certificate of the past.
   */
  private Instant beginOfServer(Clock clock) {
    Instant backdated = clock.instant().minus(BACKDATED);
    Instant own = certificate.getNotBefore().toInstant();
    return backdated.isBefore(own) ? own : backdated;
  }

  private void addKeyIdentifiers(X509v3CertificateBuilder builder, PublicKey own)
      throws IOException, GeneralSecurityException {
    var extensions = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(own));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        extensions.createAuthorityKeyIdentifier(certificate.getPublicKey()));
  }

  private static GeneralNames alternativeNames(Collection<String> names) {
    return new GeneralNames(
        names.stream()
            .map(
                name ->
                    new GeneralName(
                        LocalNames.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName,
                        name))
            .toArray(GeneralName[]::new));
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey signer)
      throws OperatorCreationException, GeneralSecurityException {
    var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer);
    return new JcaX509CertificateConverter().getCertificate(builder.build(signature));
  }

  private static KeyPair newKeyPair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static BigInteger serial() {
    return new BigInteger(127, new SecureRandom()).add(BigInteger.ONE);
  }
}
