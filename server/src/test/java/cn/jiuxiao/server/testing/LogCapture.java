package cn.jiuxiao.server.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** What the log would show an operator, from when it is opened until it is closed. */
public final class LogCapture implements AutoCloseable {
  private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = logger("cn.jiuxiao");
  private final @Nullable Level before = ours.getLevel();
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  public LogCapture() {
    // As logback.xml has it; tests are silent otherwise.
    ours.setLevel(Level.INFO);
    events.start();
    root.addAppender(events);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  /** The lines since the last call. */
  public List<String> lines() {
    List<String> lines =
        List.copyOf(events.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
    events.list.clear();
    return lines;
  }

  @Override
  public void close() {
    root.detachAppender(events);
    ours.setLevel(before);
  }
}
