package cn.jiuxiao.server.database;

import jakarta.inject.Singleton;

/** What was last found out; on its own, since the pool asks it and the watch asks the pool. */
@Singleton
class DatabaseState {
  private volatile boolean away;

  boolean isAway() {
    return away;
  }

  void isAway(boolean now) {
    away = now;
  }
}
