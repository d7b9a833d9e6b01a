package cn.jiuxiao.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A printer on this machine's loopback: keeps each paper's bytes as they came, to the last. */
public final class FakePrinter implements AutoCloseable {
  /** Of a test class whose server may print here, at whichever port is free. */
  public static final Map<String, String> PROPERTIES =
      Map.of("jiuxiao.printers.loopback", "true", "jiuxiao.printers.ports", "1-65535");

  public static final String HOST = "127.0.0.1";

  private static final int PATIENCE_SECONDS = 20;

  private final ServerSocket socket;
  private final BlockingQueue<byte[]> papers = new LinkedBlockingQueue<>();

  public FakePrinter() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** The next paper. */
  public byte[] paper() throws InterruptedException {
    byte[] paper = papers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (paper == null) {
      throw new AssertionError("nothing was printed");
    }
    return paper;
  }

  public int waiting() {
    return papers.size();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket job = socket.accept()) {
        // As printers do that report their state unasked.
        job.getOutputStream().write(new byte[] {0x14, 0x00, 0x00, 0x0f});
        papers.add(job.getInputStream().readAllBytes());
      } catch (IOException closed) {
        // Ended by close(), or a job that broke off: neither is a paper.
      }
    }
  }

  @Override
  public void close() {
    switchOff();
  }

  /** Nobody listens any more. */
  public void switchOff() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
