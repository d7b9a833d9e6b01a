package cn.jiuxiao.server.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Keys in a folder of their own. */
public final class KeysForTests {
  private KeysForTests() {}

  public static ServerKeys in(String data) {
    return new ServerKeys(data);
  }

  public static ServerKeys fresh() {
    try {
      return new ServerKeys(Files.createTempDirectory("jiuxiao-keys-").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
