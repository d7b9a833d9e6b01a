package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.BodyReader;
import cn.jiuxiao.wire.EntryBody;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.ReadBody;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks every entry of every terminal: its hash, its signature, what it follows, the heads. Reads
 * on the connection given, which should show one moment.
 */
public final class WalkChains {
  private static final int AT_ONCE = 2_000;

  private static final String ENTRIES =
      """
      SELECT e.terminal_id, e.branch, e.seq, e.previous_hash, e.hash, e.signature, e.body,
             j.outcome, a.digest, a.content
      FROM journal_entry e
      LEFT JOIN entry_judgement j ON j.terminal_id = e.terminal_id AND j.branch = e.branch AND j.seq = e.seq
      LEFT JOIN entry_attachment a ON a.terminal_id = e.terminal_id AND a.branch = e.branch AND a.seq = e.seq
      ORDER BY e.terminal_id, e.branch, e.seq
      """;

  private static final String BRANCHES =
      """
      SELECT b.terminal_id, b.branch, b.next_seq, b.head_hash, b.cause, t.public_key
      FROM terminal_branch b JOIN terminal t ON t.id = b.terminal_id
      """;

  private final Connection connection;
  private final Consumer<Flaw> flaws;
  private final LongConsumer progress;
  private final Map<UUID, TerminalKey> keys = new HashMap<>();
  private final Map<Place, Head> heads = new HashMap<>();
  private @Nullable Link last;
  private long walked;

  /**
   * @param progress told from time to time how many entries were walked
   */
  public WalkChains(Connection connection, Consumer<Flaw> flaws, LongConsumer progress) {
    this.connection = connection;
    this.flaws = flaws;
    this.progress = progress;
  }

  private record Place(UUID terminal, int branch) {}

  private record Head(long nextSeq, Sha256 hash, String cause) {}

  private record Link(Place place, long seq, Sha256 previous, Sha256 hash) {
    String record() {
      return "journal_entry " + place.terminal() + "/" + place.branch() + "/" + seq;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  private record Entry(
      Link link,
      byte[] signature,
      byte[] body,
      @Nullable String outcome,
      byte @Nullable [] digest,
      byte @Nullable [] content) {}

  /** How many entries there were. */
  public long walk() throws SQLException {
    readHeads();
    try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
      query.setFetchSize(AT_ONCE);
      try (ResultSet row = query.executeQuery()) {
        var some = new ArrayList<Entry>(AT_ONCE);
        while (row.next()) {
          some.add(read(row));
          if (some.size() == AT_ONCE) {
            check(some);
            some.clear();
          }
        }
        check(some);
      }
    }
    endBranch();
    heads.forEach(this::checkEmpty);
    return walked;
  }

  private void readHeads() throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(BRANCHES);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        UUID terminal = row.getObject(1, UUID.class);
        heads.put(
            new Place(terminal, row.getInt(2)),
            new Head(row.getLong(3), Sha256.ofBytes(row.getBytes(4)), row.getString(5)));
        try {
          keys.put(terminal, TerminalKey.parse(row.getBytes(6)));
        } catch (IllegalArgumentException notAKey) {
          flaws.accept(new Flaw("terminal " + terminal, Flaw.Kind.NOT_SIGNED));
        }
      }
    }
  }

  private static Entry read(ResultSet row) throws SQLException {
    var place = new Place(row.getObject(1, UUID.class), row.getInt(2));
    return new Entry(
        new Link(
            place,
            row.getLong(3),
            Sha256.ofBytes(row.getBytes(4)),
            Sha256.ofBytes(row.getBytes(5))),
        row.getBytes(6),
        row.getBytes(7),
        row.getString(8),
        row.getBytes(9),
        row.getBytes(10));
  }

  private void check(List<Entry> some) throws SQLException {
    // Signatures take nearly all of the time, and each can be checked by itself.
    List<List<Flaw.Kind>> alone = some.parallelStream().map(this::alone).toList();
    for (int i = 0; i < some.size(); i++) {
      Link link = some.get(i).link();
      alone.get(i).forEach(kind -> flaws.accept(new Flaw(link.record(), kind)));
      follow(link);
    }
    walked += some.size();
    progress.accept(walked);
  }

  /** What can be told of an entry by itself. */
  private List<Flaw.Kind> alone(Entry entry) {
    var found = new ArrayList<Flaw.Kind>();
    Link link = entry.link();
    if (!EntryChain.next(link.previous(), entry.body()).equals(link.hash())) {
      found.add(Flaw.Kind.HASH_DIFFERS);
    }
    TerminalKey key = keys.get(link.place().terminal());
    if (key == null || !key.signed(link.hash(), entry.signature())) {
      found.add(Flaw.Kind.NOT_SIGNED);
    }
    boolean inPlace =
        BodyReader.read(entry.body()) instanceof ReadBody.Numbered read
            && read.terminal().equals(link.place().terminal())
            && read.seq() == link.seq();
    if (!inPlace) {
      found.add(Flaw.Kind.MISPLACED);
    }
    if (entry.outcome() == null) {
      found.add(Flaw.Kind.NOT_JUDGED);
    }
    if (!attachmentHolds(entry)) {
      found.add(Flaw.Kind.ATTACHMENT_DIFFERS);
    }
    return found;
  }

  /** What came beside an entry that counted at once is what the entry names, or was erased. */
  private static boolean attachmentHolds(Entry entry) {
    byte[] digest = entry.digest();
    byte[] content = entry.content();
    boolean whole = content == null || Arrays.equals(Sha256.of(content).bytes(), digest);
    boolean named =
        !"RECORDED".equals(entry.outcome())
            || !(BodyReader.read(entry.body()) instanceof ReadBody.Understood read)
            || !(participant(read.body()) instanceof EntryBody.Participant.ByPhone(Sha256 phone))
            || Arrays.equals(phone.bytes(), digest);
    return whole && named;
  }

  private static EntryBody.@Nullable Participant participant(EntryBody body) {
    return switch (body) {
      case EntryBody.Sale sale -> sale.participant();
      case EntryBody.ParticipantScanned scanned -> scanned.participant();
      default -> null;
    };
  }

  private void follow(Link link) throws SQLException {
    Link before = last;
    boolean follows;
    if (before != null && before.place().equals(link.place())) {
      follows = before.seq() + 1 == link.seq() && before.hash().equals(link.previous());
    } else {
      endBranch();
      follows = begins(link);
    }
    if (!follows) {
      flaws.accept(new Flaw(link.record(), Flaw.Kind.DOES_NOT_FOLLOW));
    }
    last = link;
  }

  /** The first entry of a chain or branch. */
  private boolean begins(Link link) throws SQLException {
    UUID terminal = link.place().terminal();
    if (link.seq() == 1) {
      TerminalKey key = keys.get(terminal);
      return key != null && link.previous().equals(EntryChain.genesis(terminal, key.spki()));
    }
    Head head = heads.get(link.place());
    if (head != null && head.cause().equals("GAP_LOST")) {
      return true; // what it followed was declared lost, in the office's journal
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT EXISTS (SELECT FROM journal_entry WHERE terminal_id = ? AND seq = ? AND hash = ?)")) {
      query.setObject(1, terminal);
      query.setLong(2, link.seq() - 1);
      query.setBytes(3, link.previous().bytes());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return link.place().branch() > 0 && row.getBoolean(1);
      }
    }
  }

  private void endBranch() {
    Link end = last;
    if (end == null) {
      return;
    }
    Head head = heads.remove(end.place());
    if (head == null || head.nextSeq() != end.seq() + 1 || !head.hash().equals(end.hash())) {
      flaws.accept(new Flaw(branch(end.place()), Flaw.Kind.HEAD_DIFFERS));
    }
    last = null;
  }

  /** A branch of which no entry was found. */
  private void checkEmpty(Place place, Head head) {
    TerminalKey key = keys.get(place.terminal());
    boolean isNew =
        place.branch() == 0
            && head.nextSeq() == 1
            && key != null
            && head.hash().equals(EntryChain.genesis(place.terminal(), key.spki()));
    if (!isNew) {
      flaws.accept(new Flaw(branch(place), Flaw.Kind.HEAD_DIFFERS));
    }
  }

  private static String branch(Place place) {
    return "terminal_branch " + place.terminal() + "/" + place.branch();
  }
}
