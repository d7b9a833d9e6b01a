package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.seals.FrozenRows.Place;
import cn.jiuxiao.server.seals.SealText.Chain;
import cn.jiuxiao.server.seals.SealText.Settled;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Walks the seals from the first on, and holds what is stored against each. */
final class WalkSeals {
  private static final int AT_ONCE = 100;

  private final Connection connection;
  private final TerminalKey key;
  private final Consumer<Flaw> flaws;
  private final FrozenRows rows;
  private final Map<Place, String> origins;
  private final SealedEvidence evidence;
  private long leaves;
  private final Map<Place, Long> sealedTo = new HashMap<>();
  private final Map<Entry, Settled> lastDecided = new HashMap<>();

  WalkSeals(Connection connection, TerminalKey key, Consumer<Flaw> flaws) throws SQLException {
    this.connection = connection;
    this.key = key;
    this.flaws = flaws;
    this.rows = new FrozenRows(connection);
    this.origins = rows.origins();
    this.evidence = new SealedEvidence(connection);
  }

  private record Entry(UUID terminal, int branch, long seq) {
    @Override
    public String toString() {
      return terminal + "/" + branch + "/" + seq;
    }
  }

  /** How many seals there were. */
  long walk() throws SQLException {
    long next = 1;
    Sha256 head = Seal.genesis(key);
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT number, previous_hash, hash, signature, body, cut_at, cut_by, entries FROM seal ORDER BY number")) {
      query.setFetchSize(AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Seal seal =
              new Seal(
                  row.getLong(1),
                  Sha256.ofBytes(row.getBytes(2)),
                  Sha256.ofBytes(row.getBytes(3)),
                  row.getBytes(4),
                  row.getBytes(5));
          check(seal, row, next, head);
          next = seal.number() + 1;
          head = seal.hash();
        }
      }
    }
    evidence.checkSeals(flaws);
    checkLeaves();
    for (Map.Entry<Entry, Settled> one : lastDecided.entrySet()) {
      checkDecided(one.getKey(), one.getValue());
    }
    return next - 1;
  }

  private void check(Seal seal, ResultSet row, long next, Sha256 head) throws SQLException {
    if (seal.number() != next || !seal.previous().equals(head)) {
      flaw(seal, Flaw.Kind.DOES_NOT_FOLLOW);
    }
    if (!seal.holds()) {
      flaw(seal, Flaw.Kind.HASH_DIFFERS);
    }
    if (!seal.signedBy(key)) {
      flaw(seal, Flaw.Kind.NOT_SIGNED);
    }
    SealText text;
    try {
      text = SealText.read(seal.body());
    } catch (IllegalArgumentException unreadable) {
      flaw(seal, Flaw.Kind.HASH_DIFFERS);
      return;
    }
    boolean asSigned =
        text.number() == seal.number()
            && text.at().equals(row.getObject(6, OffsetDateTime.class).toInstant())
            && Objects.equals(text.by(), row.getObject(7, Long.class))
            && text.entries() == row.getLong(8);
    if (!asSigned) {
      flaw(seal, Flaw.Kind.MISPLACED);
    }
    checkChains(seal, text);
    checkOffice(text);
    evidence.check(seal.number(), text.evidence(), flaws);
    text.settled()
        .forEach(one -> lastDecided.put(new Entry(one.terminal(), one.branch(), one.seq()), one));
  }

  private void checkChains(Seal seal, SealText text) throws SQLException {
    Set<Place> missing = new HashSet<>(sealedTo.keySet());
    for (Chain chain : text.chains()) {
      var place = new Place(chain.terminal(), chain.branch());
      missing.remove(place);
      Long before = sealedTo.put(place, chain.to());
      if (before != null && before + 1 != chain.from()) {
        flaw(seal, Flaw.Kind.DOES_NOT_FOLLOW);
      }
      if (!chain.origin().equals(origins.get(place))) {
        flaws.accept(
            new Flaw(
                "terminal_branch " + chain.terminal() + "/" + chain.branch(),
                Flaw.Kind.NOT_AS_SEALED));
      }
      checkHead(chain);
      checkRows(seal.number(), chain);
    }
    missing.forEach(place -> flaw(seal, Flaw.Kind.DOES_NOT_FOLLOW));
  }

  private void flaw(Seal seal, Flaw.Kind kind) {
    flaws.accept(new Flaw("seal " + seal.number(), kind));
  }

  /** The office's last entry by then must be here; its own walk tells of those before it. */
  private void checkOffice(SealText text) throws SQLException {
    long last = text.officeNext() - 1;
    if (last == 0) {
      return; // nothing was decided yet
    }
    try (PreparedStatement query =
        connection.prepareStatement("SELECT hash FROM office_entry WHERE seq = ?")) {
      query.setLong(1, last);
      try (ResultSet row = query.executeQuery()) {
        boolean here = row.next() && Sha256.ofBytes(row.getBytes(1)).equals(text.officeHead());
        if (!here) {
          flaws.accept(new Flaw("office_entry " + last, Flaw.Kind.MISSING));
        }
      }
    }
  }

  /** The last entry that the seal names must be here; the chain's walk tells of those before it. */
  private void checkHead(Chain chain) throws SQLException {
    if (chain.from() > chain.to()) {
      return; // a seal before this one held it
    }
    var entry = new Entry(chain.terminal(), chain.branch(), chain.to());
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT hash FROM journal_entry WHERE terminal_id = ? AND branch = ? AND seq = ?")) {
      bind(query, entry);
      try (ResultSet row = query.executeQuery()) {
        boolean here = row.next() && Sha256.ofBytes(row.getBytes(1)).equals(chain.head());
        if (!here) {
          flaws.accept(new Flaw("journal_entry " + entry, Flaw.Kind.MISSING));
        }
      }
    }
  }

  private void checkRows(long seal, Chain chain) throws SQLException {
    byte[] found = rows.leaves(chain.terminal(), chain.branch(), chain.from(), chain.to());
    byte[] sealed = sealedLeaves(seal, chain);
    leaves += chain.from() <= chain.to() ? 1 : 0;
    if (Arrays.equals(found, sealed) && Sha256.of(found).equals(chain.rows())) {
      return;
    }
    String range =
        "%s/%d/%d–%d".formatted(chain.terminal(), chain.branch(), chain.from(), chain.to());
    if (!Sha256.of(sealed).equals(chain.rows()) || sealed.length != found.length) {
      flaws.accept(new Flaw("seal_leaves " + range, Flaw.Kind.NOT_AS_SEALED));
      return; // the seal says that something differs, but no more what
    }
    for (int at = 0; at < found.length; at += FrozenRows.LEAF) {
      if (!Arrays.equals(found, at, at + FrozenRows.LEAF, sealed, at, at + FrozenRows.LEAF)) {
        long seq = chain.from() + at / FrozenRows.LEAF;
        flaws.accept(
            new Flaw(
                "frozen rows of journal_entry " + new Entry(chain.terminal(), chain.branch(), seq),
                Flaw.Kind.NOT_AS_SEALED));
      }
    }
  }

  /** The next seal begins where the leaves end, so there may be no others. */
  private void checkLeaves() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement("SELECT count(*) FROM seal_leaves");
        ResultSet row = query.executeQuery()) {
      row.next();
      if (row.getLong(1) != leaves) {
        flaws.accept(new Flaw("seal_leaves", Flaw.Kind.NOT_AS_SEALED));
      }
    }
  }

  private byte[] sealedLeaves(long seal, Chain chain) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT leaves FROM seal_leaves WHERE terminal_id = ? AND branch = ? AND first_seq = ? AND seal_number = ?")) {
      bind(query, new Entry(chain.terminal(), chain.branch(), chain.from()));
      query.setLong(4, seal);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getBytes(1) : new byte[0];
      }
    }
  }

  private void checkDecided(Entry entry, Settled sealed) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT max(office_seq) FROM settlement WHERE terminal_id = ? AND branch = ? AND seq = ?")) {
      bind(query, entry);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        long last = row.getLong(1);
        byte[] leaf = rows.decidedLeaf(entry.terminal(), entry.branch(), entry.seq());
        if (last < sealed.officeSeq()) {
          flaws.accept(new Flaw("settlement " + entry, Flaw.Kind.MISSING));
        } else if (last == sealed.officeSeq() && !Base64Url.encode(leaf).equals(sealed.leaf())) {
          flaws.accept(new Flaw("decided rows of journal_entry " + entry, Flaw.Kind.NOT_AS_SEALED));
        }
      }
    }
  }

  private static void bind(PreparedStatement query, Entry entry) throws SQLException {
    query.setObject(1, entry.terminal());
    query.setInt(2, entry.branch());
    query.setLong(3, entry.seq());
  }
}
