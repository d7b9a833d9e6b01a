package cn.jiuxiao.server.journal;

/** An entry with what was decided about it. */
public record JudgedEntry(JournalEntry entry, Judgement judgement) {
  public boolean accepted() {
    return judgement instanceof Judgement.Accepted;
  }
}
