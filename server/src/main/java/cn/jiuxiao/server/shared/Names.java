package cn.jiuxiao.server.shared;

/** Names and addresses have an end: what is longer breaks every list, label and receipt. */
public final class Names {
  /** Characters; a form's field takes no more. */
  public static final int LONGEST = 100;

  private Names() {}

  /** Refuses what is longer than a name may be. */
  public static void mustFit(String... texts) {
    for (String text : texts) {
      if (text.length() > LONGEST) {
        throw new Problem(422, "problem.nameTooLong", LONGEST);
      }
    }
  }
}
