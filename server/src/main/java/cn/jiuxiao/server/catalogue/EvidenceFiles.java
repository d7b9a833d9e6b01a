package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.vendors.VendorScope;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.apache.tika.Tika;

/**
 * Evidence that people hand in: PDF, PNG or JPEG by content, at most 10 MiB, pictures without what
 * a camera wrote into them. Whoever sees a product sees its evidence.
 */
@Singleton
public class EvidenceFiles {

  public static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final int NAME_LENGTH = 120;

  private final EvidenceRepository repository;
  private final ProductRepository products;
  private final AuditLog audit;
  private final Clock clock;
  private final Tika tika = new Tika();

  EvidenceFiles(
      EvidenceRepository repository, ProductRepository products, AuditLog audit, Clock clock) {
    this.repository = repository;
    this.products = products;
    this.audit = audit;
    this.clock = clock;
  }

  /** Reads at most one byte more than is allowed. */
  @Transactional
  public EvidenceOutcome store(Actor actor, String fileName, InputStream stream)
      throws IOException {
    VendorScope.of(actor);
    byte[] handedIn = stream.readNBytes(MOST_BYTES + 1);
    if (handedIn.length > MOST_BYTES) {
      return EvidenceOutcome.Refused.of("catalogue.problem.evidenceTooLarge");
    }
    if (handedIn.length == 0) {
      return EvidenceOutcome.Refused.of("catalogue.problem.evidenceEmpty");
    }
    String type = tika.detect(handedIn);
    Optional<byte[]> content =
        switch (type) {
          case "application/pdf" -> Optional.of(handedIn);
          case "image/jpeg", "image/png" -> EvidencePicture.cleaned(handedIn, type);
          default -> Optional.empty();
        };
    if (content.isEmpty()) {
      return EvidenceOutcome.Refused.of("catalogue.problem.evidenceType");
    }
    if (content.get().length > MOST_BYTES) {
      return EvidenceOutcome.Refused.of("catalogue.problem.evidenceTooLarge");
    }
    return stored(actor, plainName(fileName, type), type, content.get());
  }

  /**
   * @throws NotFound if there is none, or it is neither the actor's nor a product's that the actor
   *     may see
   */
  @Transactional
  public EvidenceFile visible(Actor actor, long id) {
    VendorScope scope = VendorScope.of(actor);
    EvidenceFile file = repository.findById(id).orElseThrow(NotFound::new);
    if (file.uploadedBy() == actor.userId()
        || products.showsEvidence(id, scope.regionCode(), scope.vendorId())) {
      return file;
    }
    throw new NotFound();
  }

  /** The name of a file, for a link to it. */
  @Transactional
  public Optional<String> nameOf(long id) {
    return repository.headOf(id).map(EvidenceRepository.Head::name);
  }

  private EvidenceOutcome stored(Actor actor, String name, String type, byte[] content) {
    EvidenceFile saved =
        repository.save(
            new EvidenceFile(
                null, name, type, sha256(content), content, actor.userId(), clock.instant()));
    long id = Objects.requireNonNull(saved.id());
    audit.changed(
        actor.userId(),
        "evidence_file",
        String.valueOf(id),
        null,
        new Noted(name, type, content.length));
    return new EvidenceOutcome.Stored(id, name);
  }

  /** Without folders and control characters, and with the ending that the content has. */
  static String plainName(String fileName, String type) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}\"<>|:*?]", "").strip();
    int dot = plain.lastIndexOf('.');
    String stem = dot > 0 ? plain.substring(0, dot) : plain;
    String ending =
        switch (type) {
          case "application/pdf" -> ".pdf";
          case "image/png" -> ".png";
          default -> ".jpg";
        };
    String kept = stem.isEmpty() ? "evidence" : stem;
    return kept.substring(0, Math.min(kept.length(), NAME_LENGTH)) + ending;
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What the audit log keeps of a file. */
  record Noted(String name, String mediaType, int bytes) {}
}
