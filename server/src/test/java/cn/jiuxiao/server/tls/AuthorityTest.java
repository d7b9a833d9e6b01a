package cn.jiuxiao.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
  private static final Instant NOW = Instant.parse("2026-10-17T02:00:00Z");
  private static final Set<String> NAMES =
      Set.of("localhost", "127.0.0.1", "shop", "shop.local", "192.168.1.20");

  @TempDir Path folder;

  @Test
  void issuesWhatBrowsersAccept() throws Exception {
    Authority authority = Authority.in(folder, NAMES, at(NOW));
    X509Certificate server = authority.issue(NAMES, at(NOW)).chain().getFirst();
    server.verify(authority.certificate().getPublicKey());
    assertThat(ServerCertificate.namesOf(server)).isEqualTo(NAMES);
    assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    assertThat(
            Duration.between(server.getNotBefore().toInstant(), server.getNotAfter().toInstant()))
        .isLessThanOrEqualTo(Duration.ofDays(398));
    server.checkValidity(Date.from(NOW.minus(Duration.ofHours(20))));
    assertThat(authority.certificate().getBasicConstraints()).isZero();
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("authority.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void keepsItselfThroughNewAddressesInPrivateNetworks() throws Exception {
    Authority first = Authority.in(folder, NAMES, at(NOW));
    Authority moved = Authority.in(folder, Set.of("localhost", "shop", "10.3.4.5"), at(NOW));
    assertThat(moved.certificate()).isEqualTo(first.certificate());
  }

  @Test
  void standsBackForANewOneWhereItMayNotVouch() throws Exception {
    Authority first = Authority.in(folder, NAMES, at(NOW));
    Authority named = Authority.in(folder, Set.of("localhost", "fair.changde.example"), at(NOW));
    assertThat(named.certificate()).isNotEqualTo(first.certificate());
    Authority publicAddress = Authority.in(folder, Set.of("localhost", "203.0.113.7"), at(NOW));
    assertThat(publicAddress.certificate()).isNotEqualTo(named.certificate());
    assertThat(Authority.in(folder, Set.of("localhost", "203.0.113.7"), at(NOW)).certificate())
        .isEqualTo(publicAddress.certificate());
  }

  @Test
  void standsBackForANewOneBeforeItsEnd() throws Exception {
    Authority first = Authority.in(folder, NAMES, at(NOW));
    Instant later = first.certificate().getNotAfter().toInstant().minus(Duration.ofDays(300));
    assertThat(Authority.in(folder, NAMES, at(later)).certificate())
        .isNotEqualTo(first.certificate());
  }

  @Test
  void keepsItselfWhileTheClockIsInThePast() throws Exception {
    Authority first = Authority.in(folder, NAMES, at(NOW));
    Clock wrong = at(NOW.minus(Duration.ofDays(300)));
    Authority then = Authority.in(folder, NAMES, wrong);
    assertThat(then.certificate()).isEqualTo(first.certificate());
    then.issue(NAMES, wrong).chain().getFirst().checkValidity(Date.from(NOW));
    then.issue(NAMES, wrong)
        .chain()
        .getFirst()
        .checkValidity(Date.from(NOW.plus(Duration.ofDays(390))));
  }

  private static Clock at(Instant moment) {
    return Clock.fixed(moment, ZoneOffset.UTC);
  }
}
