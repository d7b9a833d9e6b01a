package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.seals.CheckedFigures;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The roll-ups, for whoever checks everything. */
@Singleton
class RecountedFigures implements CheckedFigures {
  @Override
  public List<String> differences(Connection connection) throws SQLException {
    return Recount.differences(connection);
  }
}
