package cn.jiuxiao.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A cable between a browser and the server that can be cut. The browser's own offline mode spares
 * service workers, which then go on uploading behind the test's back.
 */
public final class Cable implements AutoCloseable {
  private final ServerSocket end;
  private final int serverPort;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Socket> doomed = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;
  private volatile @Nullable String refused;
  private volatile @Nullable String swallowed;

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

  public boolean isCut() {
    return cut;
  }

  public void restore() {
    cut = false;
    refused = null;
    swallowed = null;
  }

  /** Lets everything through but requests to this path, which never arrive. */
  public void refuse(String path) {
    refused = path;
  }

  /** The next request to this path arrives; in the place of its answer the cable is cut. */
  public void cutInAnswerTo(String path) {
    swallowed = path;
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
      byte[] buffer = new byte[8192];
      for (int read; (read = from.getInputStream().read(buffer)) >= 0; ) {
        String head = new String(buffer, 0, Math.min(read, 200), StandardCharsets.ISO_8859_1);
        if (asks(head, refused)) {
          return;
        }
        if (asks(head, swallowed)) {
          doomed.add(to);
        } else if (doomed.contains(from)) {
          cut();
          return;
        }
        to.getOutputStream().write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // Either side may hang up.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static boolean asks(String head, @Nullable String path) {
    return path != null && head.startsWith("POST " + path + " ");
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
