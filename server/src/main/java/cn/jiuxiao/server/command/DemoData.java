package cn.jiuxiao.server.command;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Fills an empty database for {@code run --demo}. */
public interface DemoData {
  /**
   * Called when the server answers.
   *
   * @return what to print: a sign-in for each role
   * @throws cn.jiuxiao.db.StartProblem if the database holds anything already
   */
  List<String> fill(URI address, Locale locale);
}
