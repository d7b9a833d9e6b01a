package cn.jiuxiao.server.seals;

import cn.jiuxiao.server.journal.Flaw;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** What another feature keeps, and can hold against the journal or the office's signature. */
public interface CheckedFigures {
  /**
   * @param connection shows one moment, and is only read
   * @param flaws told of each record that does not hold
   */
  void check(Connection connection, Consumer<Flaw> flaws) throws SQLException;
}
