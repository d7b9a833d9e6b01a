package cn.jiuxiao.server.visitors;

import java.time.Instant;

/** What came of scanning a badge at the entrance. */
public sealed interface CheckedIn {

  /**
   * The person is in; {@code again} if this badge was here today already, since {@code firstAt}.
   */
  record Welcome(String number, String name, Instant firstAt, boolean again) implements CheckedIn {}

  /** Not a badge of ours: the text or its signature is wrong. */
  record NotABadge() implements CheckedIn {}

  /** A true badge, but of another fair. */
  record OtherFair(String fairName) implements CheckedIn {}
}
