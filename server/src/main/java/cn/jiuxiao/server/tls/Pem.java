package cn.jiuxiao.server.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keys and certificates as files, in the form every other program reads too. Keys are readable by
 * their owner only.
 */
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  /** A key, certificates, or both in one file, which then always fit each other. */
  static void write(Path file, @Nullable PrivateKey key, List<X509Certificate> chain)
      throws IOException {
    var text = new StringBuilder();
    try {
      if (key != null) {
        text.append(block("PRIVATE KEY", key.getEncoded()));
      }
      for (X509Certificate certificate : chain) {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      }
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
    replace(file, text.toString(), key == null ? "rw-r--r--" : "rw-------");
  }

  static PrivateKey readKey(Path file) throws IOException, GeneralSecurityException {
    String body = Files.readString(file, US_ASCII).replaceAll("-----[^-]+-----|\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
    return KeyFactory.getInstance("EC").generatePrivate(spec);
  }

  static List<X509Certificate> readCertificates(Path file)
      throws IOException, GeneralSecurityException {
    String text = Files.readString(file, ISO_8859_1); // comments before it may be in any language
    int start = text.indexOf("-----BEGIN CERTIFICATE");
    var in = new ByteArrayInputStream(text.substring(Math.max(0, start)).getBytes(US_ASCII));
    return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  private static String block(String label, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, LINES.encodeToString(bytes), label);
  }

  /** Beside and renamed: a power cut leaves the old file or the new one, never half. */
  private static void replace(Path file, String text, String rights) throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    Path beside =
        Files.createTempFile(
            folder,
            file.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
    Files.writeString(beside, text, US_ASCII);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
