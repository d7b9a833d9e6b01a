package cn.jiuxiao.server.trial.process;

/** Something did not hold; the message says what, for whoever reads the trial's output. */
public final class TrialFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrialFailure(String message) {
    super(message);
  }

  public TrialFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
