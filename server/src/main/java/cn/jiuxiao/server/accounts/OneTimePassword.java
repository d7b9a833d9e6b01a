package cn.jiuxiao.server.accounts;

/**
 * A password to be shown once and changed at the first sign-in.
 *
 * @param userId whose it is
 */
public record OneTimePassword(long userId, String username, String password) {
  /** Not by accident into a log. */
  @Override
  public String toString() {
    return "one-time password of " + username;
  }
}
