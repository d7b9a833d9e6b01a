package cn.jiuxiao.server.shared;

/**
 * There is no such thing, or it is none of the actor's: 404 either way, so that ids tell nothing.
 */
@SuppressWarnings("serial") // never serialised
public final class NotFound extends Problem {
  public NotFound() {
    super(404, "problem.notFound");
  }
}
