package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.shared.Problem;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes bytes on to a printer by a plain socket. All of it, from its name to its end, takes less
 * than the 20 seconds that a till waits for an answer. What cannot be connected to has one answer,
 * whether it refused, kept silent or is no printer's: nobody learns from it what else is there.
 */
@Singleton
class PrinterRelay {
  private static final Logger LOG = LoggerFactory.getLogger(PrinterRelay.class);

  private static final Duration TURN = Duration.ofSeconds(4);
  private static final Duration CONNECTING = Duration.ofSeconds(4);

  /** For a printer that does not hang up by itself, as most do not. */
  private static final Duration ENDING = Duration.ofSeconds(1);

  private static final int SAID_BYTES = 256;

  /** What the system takes off our hands before the printer has it: not whole papers. */
  private static final int SEND_BUFFER_BYTES = 8 * 1024;

  private final PrinterAddresses addresses;
  private final PrinterNames names;

  /** A printer prints one paper at a time, whichever outlets have it, by whichever name. */
  private final LoadingCache<InetSocketAddress, ReentrantLock> turns =
      Caffeine.newBuilder().weakValues().build(address -> new ReentrantLock(true));

  private final Duration patience;

  /**
   * @param patience how long it may take a printer to take a whole paper
   */
  PrinterRelay(
      PrinterAddresses addresses,
      PrinterNames names,
      @Value("${jiuxiao.printers.patience:8s}") Duration patience) {
    this.addresses = addresses;
    this.names = names;
    this.patience = patience;
  }

  /**
   * @throws Problem {@code kiosks.printer-unreachable}, {@code kiosks.printer-stalled} after it
   *     took only a part, {@code kiosks.printer-busy}
   */
  void print(Printer printer, byte[] bytes) throws InterruptedException {
    InetSocketAddress address = resolved(printer);
    ReentrantLock turn = turns.get(address);
    if (!turn.tryLock(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Problem(409, "kiosks.printer-busy", printer.name());
    }
    try (SocketChannel channel = connected(printer, address)) {
      send(printer, channel, bytes);
    } catch (IOException brokenOff) {
      LOG.debug("Printer {} broke off: {}", printer.id(), brokenOff.toString());
      throw new Problem(504, "kiosks.printer-stalled", printer.name());
    } finally {
      turn.unlock();
    }
  }

  private SocketChannel connected(Printer printer, InetSocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
      channel.socket().connect(address, Math.toIntExact(CONNECTING.toMillis()));
      channel.configureBlocking(false);
      return channel;
    } catch (IOException unreachable) {
      channel.close();
      throw unreachable(printer, unreachable);
    }
  }

  private static Problem unreachable(Printer printer, IOException why) {
    LOG.info("Printer {} cannot be reached: {}", printer.id(), why.toString());
    return new Problem(
        502,
        "kiosks.printer-unreachable",
        printer.name(),
        printer.host(),
        String.valueOf(printer.port()));
  }

  /** A name may stand for an address that no printer has, and a row be older than a rule. */
  private InetSocketAddress resolved(Printer printer) throws InterruptedException {
    try {
      InetAddress address = names.address(printer.host());
      if (!addresses.mayPrintAt(address) || !addresses.mayPrintAt(printer.port())) {
        throw new UnknownHostException(
            printer.host() + " is no printer's address: " + address + " " + printer.port());
      }
      return new InetSocketAddress(address, printer.port());
    } catch (UnknownHostException unknown) {
      throw unreachable(printer, unknown);
    }
  }

  private void send(Printer printer, SocketChannel channel, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try (Selector selector = Selector.open()) {
      SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
      long until = System.nanoTime() + patience.toNanos();
      while (rest.hasRemaining()) {
        mustBeBefore(until, selector);
        channel.write(rest);
      }
      channel.shutdownOutput();
      key.interestOps(SelectionKey.OP_READ);
      hearOut(channel, selector);
    }
    LOG.debug("Printer {} took {} bytes", printer.id(), bytes.length);
  }

  private static void mustBeBefore(long until, Selector selector) throws IOException {
    long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    if (left <= 0 || selector.select(left) == 0) {
      throw new SocketTimeoutException("it takes no more");
    }
    selector.selectedKeys().clear();
  }

  /** What it says is dropped; unheard, it would make closing a reset that undoes what was sent. */
  private static void hearOut(SocketChannel channel, Selector selector) throws IOException {
    long until = System.nanoTime() + ENDING.toNanos();
    ByteBuffer said = ByteBuffer.allocate(SAID_BYTES);
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0 || selector.select(left) == 0 || channel.read(said.clear()) < 0) {
        return;
      }
      selector.selectedKeys().clear();
    }
  }
}
