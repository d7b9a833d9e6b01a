package cn.jiuxiao.server.trial.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The network between tills and server: passes bytes on, or does not, as the weather is. */
final class FaultyProxy implements AutoCloseable {
  private static final int PIECE = 16 * 1024;
  private static final int HUNDRED = 100;

  private final ServerSocket listening;
  private final int serverPort;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong cuts = new AtomicLong();
  private volatile Weather weather = Weather.FAIR;
  private volatile long seed;

  FaultyProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("http://localhost:" + listening.getLocalPort());
  }

  /** Connections that were broken. */
  long cuts() {
    return cuts.get();
  }

  /** From now on; {@code seed} decides which pieces are struck. */
  void turn(Weather next, long nextSeed) {
    seed = nextSeed;
    connections.set(0);
    weather = next;
    if (next.down()) {
      lines.forEach(Line::cut);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket till = listening.accept();
        var random = new SplittableRandom(seed * 31 + connections.incrementAndGet());
        Thread.ofVirtual().start(() -> connect(till, random));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket till, SplittableRandom random) {
    try {
      if (weather.down()) {
        reset(till);
        return;
      }
      var line = new Line(till, new Socket(InetAddress.getLoopbackAddress(), serverPort));
      lines.add(line);
      SplittableRandom back = random.split();
      Thread.ofVirtual().start(() -> line.pump(line.till, line.server, true, random));
      Thread.ofVirtual().start(() -> line.pump(line.server, line.till, false, back));
    } catch (IOException serverIsAway) {
      reset(till);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      // It is closed, which is what was wanted.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.forEach(Line::cut);
  }

  /** A till's connection and its other half. */
  private final class Line {
    private final Socket till;
    private final Socket server;

    Line(Socket till, Socket server) {
      this.till = till;
      this.server = server;
    }

    void pump(Socket from, Socket to, boolean request, SplittableRandom random) {
      byte[] piece = new byte[PIECE];
      try {
        InputStream in = from.getInputStream();
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
          Weather now = weather;
          if (now.delayMillis() > 0) {
            Thread.sleep(Duration.ofMillis(random.nextInt(now.delayMillis())));
          }
          if (random.nextInt(HUNDRED) < (request ? now.cutRequests() : now.cutAnswers())) {
            to.getOutputStream().write(piece, 0, request ? length / 2 : 0);
            cuts.incrementAndGet();
            break;
          }
          to.getOutputStream().write(piece, 0, length);
        }
      } catch (IOException broken) {
        // One half has gone; the other goes with it.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      cut();
    }

    void cut() {
      lines.remove(this);
      reset(till);
      reset(server);
    }
  }
}
