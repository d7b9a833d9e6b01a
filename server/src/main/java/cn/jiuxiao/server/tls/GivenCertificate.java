package cn.jiuxiao.server.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import cn.jiuxiao.db.StartProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.apache.tomcat.util.net.jsse.PEMFile;

/** A certificate and its key of the operator's own, as PEM files. */
record GivenCertificate(Path certificate, Path key) {
  /** The certificate's block may be preceded by anything, as certbot and openssl print. */
  private static final String CERTIFICATE_BLOCK = "-----BEGIN CERTIFICATE-----";

  /**
   * Tomcat would refuse wrong files too, but seconds later and less clearly.
   *
   * @return the server's own certificate
   * @throws StartProblem naming the file that is wrong, and why
   */
  X509Certificate requireUsable() throws IOException, GeneralSecurityException {
    if (!read(certificate).contains(CERTIFICATE_BLOCK)) {
      throw new StartProblem("%s holds no certificate in PEM form.".formatted(certificate));
    }
    X509Certificate own = Pem.readCertificates(certificate).getFirst();
    if (!belongTogether(own, readKey())) {
      throw new StartProblem(
          "The key %s does not belong to the certificate %s.".formatted(key, certificate));
    }
    return own;
  }

  private static String read(Path file) throws IOException {
    if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
      throw new StartProblem("HTTPS cannot read %s.".formatted(file));
    }
    return Files.readString(file, ISO_8859_1);
  }

  private PrivateKey readKey() throws IOException, GeneralSecurityException {
    String text = read(key);
    if (text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw new StartProblem(
          "The key %s is encrypted, and nobody is there to type its password: decrypt it (openssl pkey -in KEY -out PLAIN) and let only Jiuxiao read it."
              .formatted(key));
    }
    if (!text.contains("PRIVATE KEY-----")) {
      throw new StartProblem("%s holds no private key in PEM form.".formatted(key));
    }
    try {
      return Objects.requireNonNull(new PEMFile(key.toString()).getPrivateKey());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new StartProblem(
          "The key %s cannot be used: HTTPS needs a whole RSA or EC key, as phones know no other."
              .formatted(key),
          e);
    }
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    String kind = key.getAlgorithm();
    if (!kind.equals(certificate.getPublicKey().getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(kind.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
    signature.initSign(key);
    byte[] signed = signature.sign();
    signature.initVerify(certificate);
    return signature.verify(signed);
  }
}
