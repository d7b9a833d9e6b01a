package cn.jiuxiao.server.participants;

import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.JournalTransaction;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who took part in the entries of one transaction, left here for the features that count. */
public final class PersonsOfEntries {
  private final Map<EntryKey, byte[]> tokens = new HashMap<>();

  PersonsOfEntries() {}

  public static PersonsOfEntries in(JournalTransaction transaction) {
    return transaction.shared(PersonsOfEntries.class, PersonsOfEntries::new);
  }

  void put(EntryKey entry, byte[] token) {
    tokens.put(entry, token);
  }

  /** The person's token; null if nobody was named. */
  public byte @Nullable [] of(EntryKey entry) {
    return tokens.get(entry);
  }
}
