package cn.jiuxiao.server.participants;

import cn.jiuxiao.server.journal.EntryJudge;
import cn.jiuxiao.server.journal.RecordedEntries;
import cn.jiuxiao.server.keys.ServerKeys;

/** The parts of participants that the journal asks, without a context. */
public final class ParticipantsForTests {
  private ParticipantsForTests() {}

  public static EntryJudge judge(ServerKeys keys) {
    return new ParticipantJudge(new Persons(keys));
  }

  public static RecordedEntries visits() {
    return new Visits();
  }
}
