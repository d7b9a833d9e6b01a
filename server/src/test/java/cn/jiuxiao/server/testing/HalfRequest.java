package cn.jiuxiao.server.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;

/** A request that ends before it is whole, as when a phone loses its network. */
public final class HalfRequest {
  private HalfRequest() {}

  /**
   * @param head its lines, without those that follow from the address
   * @return all that the server says to it
   */
  public static String send(URI to, String head, byte[] half) {
    var request = new ByteArrayOutputStream();
    request.writeBytes(
        "POST %s HTTP/1.1\nHost: %s\n%s\n\n"
            .formatted(to.getPath(), to.getAuthority(), head.strip())
            .replace("\n", "\r\n")
            .getBytes(UTF_8));
    request.writeBytes(half);
    try (var socket = new Socket(to.getHost(), to.getPort())) {
      socket.getOutputStream().write(request.toByteArray());
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
