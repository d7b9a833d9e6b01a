package cn.jiuxiao.server.trial.crash;

/** What happens to the server and its database. */
enum Fault {
  /** SIGKILL to the server; its PostgreSQL is left an orphan. */
  SERVER_KILLED,
  /** SIGKILL to one of PostgreSQL's backends: all others are cut off, and it recovers by itself. */
  BACKEND_KILLED,
  /** SIGKILL to PostgreSQL's postmaster: the server has to start it again. */
  POSTMASTER_KILLED,
  /** Somebody stops PostgreSQL as pg_ctl does. */
  DATABASE_STOPPED,
  /** SIGSTOP to all of PostgreSQL for some seconds, or a minute: it neither answers nor ends. */
  DATABASE_FROZEN,
  /** No byte left in the data directory, then room again. */
  DISK_FULL
}
