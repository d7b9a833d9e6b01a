package cn.jiuxiao.server.trial;

import java.util.HashMap;
import java.util.Map;

/** What the demo has entered so far: its id by the code that the files use. */
final class Ids {

  private final String what;
  private final Map<String, Long> ids = new HashMap<>();

  /** {@code what}: the kind of thing, for errors. */
  Ids(String what) {
    this.what = what;
  }

  void put(String code, long id) {
    ids.put(code, id);
  }

  /** The id of a code that a line names. */
  long get(String code) {
    Long id = ids.get(code);
    if (id == null) {
      throw new IllegalStateException("the demo's files name no " + what + " " + code);
    }
    return id;
  }
}
