package cn.jiuxiao.server.shared;

/** The actor's role may not do this: 403. */
@SuppressWarnings("serial") // never serialised
public final class AccessDenied extends Problem {
  public AccessDenied() {
    super(403, "problem.accessDenied");
  }
}
