package cn.jiuxiao.server.command;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * What a feature wants the person at the console to read once the server answers, such as the
 * set-up code.
 */
public interface StartNotice {
  /**
   * @param address where the server is reached from this machine, without a slash at the end
   */
  List<String> lines(URI address, Locale locale);
}
