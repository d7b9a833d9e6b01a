package cn.jiuxiao.server.shared;

import java.util.Locale;
import java.util.Map;

/**
 * Something a caller did that cannot be, as RFC 9457 problem or as a message in a view. The code is
 * also the key of its text: {@code new Problem(409, "fairs.boothTaken", "A-12")} reads its sentence
 * from {@code messages/fairs.properties}.
 */
@SuppressWarnings("serial") // never serialised
public class Problem extends RuntimeException {
  /** A member that also becomes the header {@code Retry-After}: seconds. */
  public static final String RETRY_AFTER = "retryAfter";

  private final int status;
  private final String code;
  private final Object[] args;
  private final Map<String, Object> members;

  public Problem(int status, String code, Object... args) {
    this(status, code, Map.of(), args);
  }

  /**
   * With further members for the JSON body, such as the line of an import that is wrong. A number
   * of seconds as {@code retryAfter} becomes the header too.
   */
  public Problem(int status, String code, Map<String, Object> members, Object... args) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.members = Map.copyOf(members);
    this.args = args.clone();
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> members() {
    return members;
  }

  /** What happened and what to do, for people. */
  public String text(Locale locale) {
    return Texts.in(locale, code, args);
  }

  @Override
  public String getMessage() {
    return status + " " + code + ": " + text(Texts.CHINESE);
  }
}
