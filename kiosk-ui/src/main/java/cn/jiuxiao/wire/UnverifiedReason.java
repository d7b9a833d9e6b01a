package cn.jiuxiao.wire;

/** Why something that came in cannot be believed. */
public enum UnverifiedReason {
  BAD_SIGNATURE,
  HASH_DIFFERS,
  UNKNOWN_TERMINAL,
  NOT_AN_ENTRY
}
