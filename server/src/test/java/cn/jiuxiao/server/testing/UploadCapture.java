package cn.jiuxiao.server.testing;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps what tills uploaded, as it came over the wire, in a test class that sets {@code
 * jiuxiao.test.uploads}. The browser cannot tell: it shows no bodies that were compressed.
 */
@Singleton
@WebFilter(urlPatterns = "/api/kiosk/entries", asyncSupported = true)
@Requires(property = UploadCapture.PROPERTY)
public class UploadCapture implements Filter {
  public static final String PROPERTY = "jiuxiao.test.uploads";
  private static final List<String> KEPT =
      List.of("Content-Type", "Content-Encoding", "Authorization");

  private final List<Upload> uploads = new CopyOnWriteArrayList<>();

  /** One request: the headers that matter, and its bytes. */
  public record Upload(Map<String, String> headers, String bodyBase64) {}

  public List<Upload> uploads() {
    return List.copyOf(uploads);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var http = (HttpServletRequest) request;
    byte[] body = http.getInputStream().readAllBytes();
    var headers = new TreeMap<String, String>();
    for (String name : KEPT) {
      String value = http.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    uploads.add(new Upload(headers, Base64.getEncoder().encodeToString(body)));
    chain.doFilter(new Again(http, body), response);
  }

  private static final class Again extends HttpServletRequestWrapper {
    private final byte[] body;

    Again(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new Bytes(new ByteArrayInputStream(body));
    }
  }

  private static final class Bytes extends ServletInputStream {
    private final ByteArrayInputStream in;

    Bytes(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return in.read(bytes, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("read it in one go");
    }
  }
}
