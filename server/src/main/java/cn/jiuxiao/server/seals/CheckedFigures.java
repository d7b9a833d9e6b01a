package cn.jiuxiao.server.seals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Published figures that can be counted anew. */
public interface CheckedFigures {
  /** The rows of roll-ups that are not what a recount gives; empty if all are. */
  List<String> differences(Connection connection) throws SQLException;
}
