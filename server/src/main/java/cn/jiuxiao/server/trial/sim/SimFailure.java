package cn.jiuxiao.server.trial.sim;

/** Something that must always hold does not. */
final class SimFailure extends RuntimeException {
  SimFailure(String message) {
    super(message);
  }
}
