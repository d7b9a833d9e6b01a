package cn.jiuxiao.server.journal;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again at what is parked for a reason that can pass. */
@Singleton
class RetryParked {
  private static final Logger LOG = LoggerFactory.getLogger(RetryParked.class);

  private final SettleEntries settleEntries;

  RetryParked(SettleEntries settleEntries) {
    this.settleEntries = settleEntries;
  }

  @Scheduled(initialDelay = "20s", fixedDelay = "${jiuxiao.journal.retry:20s}")
  void look() {
    try {
      int cured = settleEntries.retry();
      if (cured > 0) {
        LOG.info("{} parked entries count now: what they waited for has come", cured);
      }
    } catch (SQLException down) {
      LOG.warn("Parked entries could not be looked at: {}", down.toString());
    }
  }
}
