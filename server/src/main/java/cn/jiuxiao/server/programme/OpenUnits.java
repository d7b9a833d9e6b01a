package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;

/** The units that take part, by code: few enough to be known everywhere, at each till as well. */
@Singleton
public class OpenUnits extends Lookup<String, Unit> {
  OpenUnits(Sql sql) {
    super(
        () -> sql.list("SELECT * FROM unit WHERE closed_on IS NULL ORDER BY code", Units::read),
        Unit::code);
  }
}
