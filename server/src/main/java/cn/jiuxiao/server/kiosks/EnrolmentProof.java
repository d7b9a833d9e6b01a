package cn.jiuxiao.server.kiosks;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.Base64Url;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a till keeps to show that this server enrolled it, should the server forget: who it is and
 * where it stands, under a secret of the server's that lives outside the database.
 *
 * @param publicKey SPKI
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record EnrolmentProof(
    UUID terminal,
    String label,
    long kiosk,
    String kioskLabel,
    long outlet,
    byte[] publicKey,
    Instant enrolledAt) {
  private static final String DOMAIN = "jiuxiao-enrolment-proof-1";
  private static final int MAC_BYTES = 32;
  private static final int PARTS = 8;

  static EnrolmentProof of(Terminal terminal, Kiosk kiosk) {
    return new EnrolmentProof(
        terminal.id(),
        terminal.label(),
        kiosk.storedId(),
        kiosk.label(),
        terminal.outletId(),
        terminal.publicKey(),
        terminal.enrolledAt());
  }

  /** The same text whenever it is asked for. */
  String text(ServerKeys keys) {
    byte[] told =
        String.join(
                "\n",
                List.of(
                    DOMAIN,
                    terminal.toString(),
                    label,
                    Long.toString(kiosk),
                    kioskLabel,
                    Long.toString(outlet),
                    Base64Url.encode(publicKey),
                    enrolledAt.toString()))
            .getBytes(UTF_8);
    byte[] mac = keys.tokenMac(told);
    return Base64Url.encode(
        ByteBuffer.allocate(told.length + mac.length).put(told).put(mac).array());
  }

  /** Empty unless this server wrote it. */
  static Optional<EnrolmentProof> read(String text, ServerKeys keys) {
    try {
      byte[] bytes = Base64Url.decode(text);
      int length = Math.max(0, bytes.length - MAC_BYTES);
      byte[] told = Arrays.copyOf(bytes, length);
      byte[] mac = Arrays.copyOfRange(bytes, length, bytes.length);
      String[] parts = new String(told, UTF_8).split("\n", -1);
      if (!MessageDigest.isEqual(mac, keys.tokenMac(told))
          || parts.length != PARTS
          || !parts[0].equals(DOMAIN)) {
        return Optional.empty();
      }
      return Optional.of(
          new EnrolmentProof(
              UUID.fromString(parts[1]),
              parts[2],
              Long.parseLong(parts[3]),
              parts[4],
              Long.parseLong(parts[5]),
              Base64Url.decode(parts[6]),
              Instant.parse(parts[7])));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
