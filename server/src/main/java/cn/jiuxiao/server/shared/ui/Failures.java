package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.DatabaseTrouble;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a view did not catch: a problem is told as it is, anything else is logged once under a
 * number that the person can quote.
 */
@Singleton
public class Failures implements ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int NUMBER_LENGTH = 8;

  @Override
  public void error(ErrorEvent event) {
    Problem problem = problemIn(event.getThrowable());
    String text =
        problem != null
            ? problem.text(Texts.locale())
            : Texts.of("problem.unexpected", log(event.getThrowable()));
    UI ui = UI.getCurrent();
    if (ui != null) {
      Notices.problem(text);
    }
  }

  /** Logs it, and gives the number under which it stands in the log. */
  public static String log(Throwable failure) {
    String number = UUID.randomUUID().toString().substring(0, NUMBER_LENGTH);
    LOG.error("Unexpected failure {}", number, failure);
    return number;
  }

  /**
   * The problem that caused this, if one did: services may be wrapped. A database that is away is
   * one.
   */
  public static @Nullable Problem problemIn(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Problem problem) {
        return problem;
      }
    }
    return DatabaseTrouble.passes(failure) ? DatabaseTrouble.problem() : null;
  }
}
