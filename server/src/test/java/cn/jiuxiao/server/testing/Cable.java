package cn.jiuxiao.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A cable between a browser and the server that can be cut. The browser's own offline mode spares
 * service workers, which then go on uploading behind the test's back.
 */
public final class Cable implements AutoCloseable {
  private final ServerSocket end;
  private final int serverPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  public Cable(int serverPort) {
    this.serverPort = serverPort;
    try {
      end = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** Where the browser plugs in. */
  public int port() {
    return end.getLocalPort();
  }

  /** Ends every connection, and each new one at once. */
  public void cut() {
    cut = true;
    open.forEach(Cable::end);
  }

  public void restore() {
    cut = false;
  }

  private void accept() {
    try {
      while (!end.isClosed()) {
        Socket near = end.accept();
        if (cut) {
          end(near);
        } else {
          Socket far = new Socket();
          far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort));
          open.add(near);
          open.add(far);
          Thread.ofVirtual().start(() -> pour(near, far));
          Thread.ofVirtual().start(() -> pour(far, near));
        }
      }
    } catch (IOException closed) {
      open.forEach(Cable::end);
    }
  }

  private void pour(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // Either side may hang up.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // That is what was wanted.
    }
  }

  @Override
  public void close() {
    try {
      end.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
