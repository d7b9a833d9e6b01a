package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.EntryChain;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A till that was enrolled after the backup from which this server was restored comes back with
 * proof of its enrolment: it is a terminal again, under its old id, key and label, and hands in
 * what it wrote as any till heals a restored server. People are told, as a revocation may have been
 * forgotten with the enrolment.
 */
@Singleton
class KnowTerminalAgain {
  private static final Logger LOG = LoggerFactory.getLogger(KnowTerminalAgain.class);

  private final KioskRepository kiosks;
  private final TerminalRepository terminals;
  private final List<EnrolmentListener> listeners;
  private final AuditLog audit;
  private final ServerKeys keys;

  KnowTerminalAgain(
      KioskRepository kiosks,
      TerminalRepository terminals,
      List<EnrolmentListener> listeners,
      AuditLog audit,
      ServerKeys keys) {
    this.kiosks = kiosks;
    this.terminals = terminals;
    this.listeners = listeners;
    this.audit = audit;
    this.keys = keys;
  }

  /** What a till keeps. */
  String proof(Terminal terminal) {
    Kiosk kiosk = kiosks.findById(terminal.kioskId()).orElseThrow();
    return EnrolmentProof.of(terminal, kiosk).text(keys);
  }

  /** The terminal of this id that the proof is about, whether or not it was known; nothing made. */
  Optional<EnrolmentProof> read(UUID id, String proof) {
    return EnrolmentProof.read(proof, keys).filter(read -> read.terminal().equals(id));
  }

  /**
   * Call it for a device that has shown to have the proof's key.
   *
   * @return empty if its kiosk is gone with the backup too, or someone else has taken its place
   *     meanwhile: it has to be enrolled anew
   */
  @Transactional
  public Optional<Terminal> again(EnrolmentProof proof) {
    Optional<Kiosk> kiosk =
        kiosks
            .findById(proof.kiosk())
            .filter(found -> found.outletId() == proof.outlet())
            .filter(found -> found.label().equals(proof.kioskLabel()));
    if (kiosk.isEmpty()) {
      LOG.warn(
          "Terminal {} was enrolled here, at a kiosk that is not known any more", proof.terminal());
      return Optional.empty();
    }
    kiosks.lockOutlet(proof.outlet());
    Optional<Terminal> known = terminals.findById(proof.terminal());
    if (known.isPresent()) {
      return known;
    }
    if (terminals.existsByLabel(proof.label())) {
      LOG.warn("Terminal {} was {}, which another is now", proof.terminal(), proof.label());
      return Optional.empty();
    }
    Terminal terminal =
        terminals.save(
            new Terminal(
                proof.terminal(),
                proof.kiosk(),
                proof.outlet(),
                proof.label(),
                proof.publicKey(),
                proof.enrolledAt(),
                ""));
    var genesis = EntryChain.genesis(terminal.id(), terminal.publicKey());
    listeners.forEach(listener -> listener.knownAgain(terminal, genesis));
    audit.changed(
        null, "terminal", terminal.id().toString(), null, new KnownAgain(terminal.label()));
    LOG.info("Terminal {} was enrolled after the backup and is known again", terminal.label());
    return Optional.of(terminal);
  }

  /** As the audit log shows it. */
  record KnownAgain(String label) {}
}
