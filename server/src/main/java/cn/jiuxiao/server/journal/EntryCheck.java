package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What was looked at when a stored entry was checked anew, and whether it held. */
public record EntryCheck(Subject subject, boolean holds) {

  /** What can be checked. */
  public enum Subject {
    /** The hash is that of the previous hash and these bytes. */
    HASH,
    /** The previous hash is that of an entry that is here, or the journal's beginning. */
    CHAIN,
    /** The terminal's key signed the hash. */
    SIGNATURE
  }

  /**
   * Checks an entry from its bytes, its predecessor's hash and the key.
   *
   * @param row with the columns of an entry and its terminal's {@code public_key}
   * @param predecessorIsHere true if an entry with the previous hash is stored
   */
  public static List<EntryCheck> all(ResultSet row, boolean predecessorIsHere) throws SQLException {
    Sha256 hash = Sha256.ofBytes(row.getBytes("hash"));
    Sha256 previous = Sha256.ofBytes(row.getBytes("previous_hash"));
    TerminalKey key = TerminalKey.parse(row.getBytes("public_key"));
    boolean follows =
        row.getLong("seq") == 1
            ? previous.equals(
                EntryChain.genesis(row.getObject("terminal_id", UUID.class), key.spki()))
            : predecessorIsHere;
    return List.of(
        new EntryCheck(Subject.HASH, EntryChain.next(previous, row.getBytes("body")).equals(hash)),
        new EntryCheck(Subject.CHAIN, follows),
        new EntryCheck(Subject.SIGNATURE, key.signed(hash, row.getBytes("signature"))));
  }
}
