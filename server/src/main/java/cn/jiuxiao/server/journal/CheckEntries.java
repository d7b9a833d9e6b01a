package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.journal.Checked.Believed;
import cn.jiuxiao.server.journal.Checked.Unverified;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.EntrySeal;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.UnverifiedReason;
import cn.jiuxiao.wire.UploadedEntry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells which entries of an upload are believed. Each body must give the hash in its seal. Of
 * entries that follow one another only the last signature is checked, since its hash covers the
 * others; if it is wrong, the one before, until one holds.
 */
final class CheckEntries {
  private final Terminals terminals;

  CheckEntries(Terminals terminals) {
    this.terminals = terminals;
  }

  /** In the order of the upload. */
  List<Checked> check(List<UploadedEntry> upload) throws SQLException {
    var checked = new ArrayList<Checked>(upload.size());
    for (UploadedEntry entry : upload) {
      checked.add(checkHash(entry));
    }
    checkSignatures(upload, checked);
    return checked;
  }

  private Checked checkHash(UploadedEntry entry) throws SQLException {
    EntrySeal seal = entry.seal();
    if (seal == null || !(entry.read() instanceof ReadBody.Numbered read)) {
      return new Unverified(entry, UnverifiedReason.NOT_AN_ENTRY);
    }
    Optional<KnownTerminal> terminal = terminals.find(read.terminal());
    if (terminal.isEmpty()) {
      return new Unverified(entry, UnverifiedReason.UNKNOWN_TERMINAL);
    }
    boolean beginsAnotherChain =
        read.seq() == 1 && !seal.previous().equals(terminal.get().genesis());
    if (beginsAnotherChain || !EntryChain.next(seal.previous(), entry.body()).equals(seal.hash())) {
      return new Unverified(entry, UnverifiedReason.HASH_DIFFERS);
    }
    return new Believed(terminal.get(), read, entry.body(), seal);
  }

  /**
   * Walks back to front: an entry is covered if one that follows it in this upload was found to be
   * signed.
   */
  private static void checkSignatures(List<UploadedEntry> upload, List<Checked> checked) {
    Map<UUID, Map<Sha256, Long>> covered = new HashMap<>();
    for (int i = checked.size() - 1; i >= 0; i--) {
      if (!(checked.get(i) instanceof Believed entry)) {
        continue;
      }
      Map<Sha256, Long> ofTerminal =
          covered.computeIfAbsent(entry.terminal().id(), id -> new HashMap<>());
      Long coveredSeq = ofTerminal.get(entry.seal().hash());
      boolean believed =
          (coveredSeq != null && coveredSeq == entry.seq())
              || entry.terminal().key().signed(entry.seal().hash(), entry.seal().signature());
      if (believed) {
        ofTerminal.put(entry.seal().previous(), entry.seq() - 1);
      } else {
        checked.set(i, new Unverified(upload.get(i), UnverifiedReason.BAD_SIGNATURE));
      }
    }
  }
}
