package cn.jiuxiao.server.visitors;

import java.util.Map;

/** What came of a registration. */
public sealed interface Registration {

  /**
   * There is a badge. A phone that is registered already gets a badge in just the same way, for the
   * same person: the answer does not tell.
   *
   * @param badgeId 16 bytes, base64url: the badge page's address
   */
  record Registered(String badgeId) implements Registration {}

  /** Something was left out or cannot be: a text key by field. */
  record Refused(Map<String, String> problems) implements Registration {}
}
