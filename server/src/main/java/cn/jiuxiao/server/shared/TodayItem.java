package cn.jiuxiao.server.shared;

import java.util.List;

/**
 * A feature's part of the Today page: what needs this person's attention now. Implement it as a
 * bean; the page finds it.
 */
public interface TodayItem {
  /** At most a few lines, the most pressing first; empty if nothing needs attention. */
  List<Attention> attentionFor(Actor actor);

  /** How much it presses. */
  enum Urgency {
    PROBLEM,
    TO_DO,
    NEWS
  }

  /**
   * One line.
   *
   * @param textKey key of its sentence
   * @param args what the sentence names
   * @param route where one click leads, such as "fairs/12"
   */
  record Attention(Urgency urgency, String textKey, List<Object> args, String route) {}
}
