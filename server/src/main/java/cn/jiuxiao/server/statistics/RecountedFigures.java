package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.journal.Flaw;
import cn.jiuxiao.server.seals.CheckedFigures;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** The roll-ups, for whoever checks everything. */
@Singleton
class RecountedFigures implements CheckedFigures {
  @Override
  public void check(Connection connection, Consumer<Flaw> flaws) throws SQLException {
    Recount.differences(connection)
        .forEach(row -> flaws.accept(new Flaw(row, Flaw.Kind.FIGURE_DIFFERS)));
  }
}
