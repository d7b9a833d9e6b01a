package cn.jiuxiao.server.trial.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.jiuxiao.server.trial.process.TrialFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One connection that is kept, without an HTTP client's cost: the server is what is tried. */
final class Sender implements AutoCloseable {
  private final int port;
  private Socket socket;
  private InputStream in;
  private boolean mustConnectAnew;

  Sender(int port) throws IOException {
    this.port = port;
    this.socket = connect();
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  private Socket connect() throws IOException {
    var fresh = new Socket(InetAddress.getLoopbackAddress(), port);
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(60_000);
    return fresh;
  }

  /** Gives the status of the answer. */
  int send(String token, Rubbish.Upload upload) throws IOException {
    if (mustConnectAnew) {
      socket.close();
      socket = connect();
      in = new BufferedInputStream(socket.getInputStream());
      mustConnectAnew = false;
    }
    String head =
        "POST /api/kiosk/entries HTTP/1.1\r\nHost: localhost:%d\r\nAuthorization: Bearer %s\r\n"
                .formatted(port, token)
            + "Content-Type: application/x-ndjson\r\n"
            + (upload.coding() == Rubbish.Coding.GZIP ? "Content-Encoding: gzip\r\n" : "")
            + "Content-Length: "
            + upload.body().length
            + "\r\n\r\n";
    byte[] headBytes = head.getBytes(US_ASCII);
    byte[] all = new byte[headBytes.length + upload.body().length];
    System.arraycopy(headBytes, 0, all, 0, headBytes.length);
    System.arraycopy(upload.body(), 0, all, headBytes.length, upload.body().length);
    socket.getOutputStream().write(all);
    return answer();
  }

  private int answer() throws IOException {
    String status = line();
    int length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = true;
      } else if (lower.equals("connection: close")) {
        mustConnectAnew = true;
      }
    }
    if (chunked) {
      for (int size = chunkSize(); size >= 0; size = size == 0 ? -1 : chunkSize()) {
        in.skipNBytes(size + 2L);
      }
    } else if (length > 0) {
      in.skipNBytes(length);
    } else if (length < 0) {
      mustConnectAnew = true;
    }
    return Integer.parseInt(status.split(" ", 3)[1]);
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new TrialFailure("the server closed the connection instead of answering");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
