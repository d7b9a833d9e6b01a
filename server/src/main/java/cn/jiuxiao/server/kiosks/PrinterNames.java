package cn.jiuxiao.server.kiosks;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What address a printer's name stands for, or that nobody said so in time: a resolver that is away
 * may take half a minute, and the system's look-up cannot be told to be shorter.
 */
@Singleton
class PrinterNames {
  private static final int AT_ONCE = 8;

  private final Lookup lookup;
  private final Duration patience;

  /** Those that are given up go on in it until the system gives up as well: no more than these. */
  private final ExecutorService lookups =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("printer-names-", 1).factory());

  /** The system's, but for tests. */
  @FunctionalInterface
  interface Lookup {
    InetAddress address(String name) throws UnknownHostException;
  }

  @Inject
  PrinterNames(@Value("${jiuxiao.printers.names-patience:2s}") Duration patience) {
    this(patience, InetAddress::getByName);
  }

  PrinterNames(Duration patience, Lookup lookup) {
    this.patience = patience;
    this.lookup = lookup;
  }

  InetAddress address(String host) throws UnknownHostException, InterruptedException {
    if (PrinterAddresses.isLiteral(host)) {
      return PrinterAddresses.literal(host);
    }
    try {
      Future<InetAddress> found = lookups.submit(() -> lookup.address(host));
      return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | RejectedExecutionException tooSlow) {
      throw new UnknownHostException(host + ": nobody said in time what it stands for");
    } catch (ExecutionException failed) {
      throw new UnknownHostException(host + ": " + failed.getCause());
    }
  }
}
