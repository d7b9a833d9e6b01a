package cn.jiuxiao.server.days;

/** Where an outlet's day stands. */
public enum DayState {
  /** It is not over yet. */
  OPEN,
  /** It is over, and a device may still bring something of it. */
  WAITING,
  CLOSED
}
