package cn.jiuxiao.wire;

import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The journal a till keeps, for simulated tills: numbers, chains and signs what it is given. */
public final class TillJournal {
  private final UUID terminal;
  private final TillKey key;
  private long nextSeq;
  private Sha256 headHash;

  private TillJournal(UUID terminal, TillKey key, long nextSeq, Sha256 headHash) {
    this.terminal = terminal;
    this.key = key;
    this.nextSeq = nextSeq;
    this.headHash = headHash;
  }

  /** Of a device that was just enrolled. */
  public static TillJournal begin(UUID terminal, TillKey key) {
    return new TillJournal(terminal, key, 1, EntryChain.genesis(terminal, key.publicKey().spki()));
  }

  /** A clone of the device, or a snapshot to fall back to. */
  public TillJournal copy() {
    return new TillJournal(terminal, key, nextSeq, headHash);
  }

  public UUID terminal() {
    return terminal;
  }

  public long nextSeq() {
    return nextSeq;
  }

  public Sha256 headHash() {
    return headHash;
  }

  /** An entry as it is kept and sent. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  public record Sealed(byte[] body, EntrySeal seal) {
    /** As the server reads it. */
    public UploadedEntry uploaded() {
      return UploadedEntry.of(body, seal.write());
    }
  }

  public Sealed append(EntryBody body) {
    return append(body, null);
  }

  /**
   * @throws IllegalArgumentException if the body is not of this terminal and its next number
   */
  public Sealed append(EntryBody body, byte @Nullable [] attachment) {
    if (!body.stamp().terminal().equals(terminal) || body.stamp().seq() != nextSeq) {
      throw new IllegalArgumentException("not the next entry of this journal");
    }
    return appendBytes(BodyWriter.write(body), attachment);
  }

  /** Seals any bytes as the next entry, for tills that do what they should not. */
  public Sealed appendBytes(byte[] body, byte @Nullable [] attachment) {
    Sha256 hash = EntryChain.next(headHash, body);
    var sealed = new Sealed(body, new EntrySeal(headHash, hash, key.signEntry(hash), attachment));
    headHash = hash;
    nextSeq++;
    return sealed;
  }

  /** The NDJSON of an upload. */
  public static byte[] upload(Collection<Sealed> entries) {
    var out = new ByteArrayOutputStream(entries.size() * 1024);
    for (Sealed entry : entries) {
      out.writeBytes(entry.body());
      out.write('\n');
      out.writeBytes(entry.seal().write());
      out.write('\n');
    }
    return out.toByteArray();
  }
}
