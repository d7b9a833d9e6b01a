package cn.jiuxiao.server.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Serves the till as its next release would be, from the moment a test says so, in a test class
 * that sets {@code jiuxiao.test.next-app}: another version, another page, a bundle of another name,
 * and a service worker that lists them.
 */
@Singleton
@WebFilter(urlPatterns = "/kiosk/*", asyncSupported = true)
@Requires(property = NextApp.PROPERTY)
public class NextApp implements Filter {
  public static final String PROPERTY = "jiuxiao.test.next-app";
  public static final String VERSION = "9.9.9";

  private static final String FOLDER = "/META-INF/resources";

  private volatile boolean released;

  public void release() {
    released = true;
  }

  public void takeBack() {
    released = false;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = ((HttpServletRequest) request).getRequestURI();
    byte[] changed = released ? changed(path.endsWith("/") ? path + "index.html" : path) : null;
    if (changed == null) {
      chain.doFilter(request, response);
      return;
    }
    response.setContentType(path.endsWith(".js") ? "text/javascript" : "text/html;charset=utf-8");
    response.getOutputStream().write(changed);
  }

  /** Null for what is no text or not there. */
  private static byte @Nullable [] changed(String path) throws IOException {
    if (!path.endsWith(".js") && !path.endsWith(".html")) {
      return null;
    }
    try (InputStream file =
        NextApp.class.getResourceAsStream(FOLDER + path.replace(".next.js", ".js"))) {
      return file == null
          ? null
          : changedText(new String(file.readAllBytes(), UTF_8)).getBytes(UTF_8);
    }
  }

  private static String changedText(String text) {
    return text.replaceAll("(index-[\\w-]{8})\\.js", "$1.next.js")
        .replaceAll("(version:[`\"])\\d+\\.\\d+\\.\\d+([`\"])", "$1" + VERSION + "$2")
        .replaceAll("(index[\\w-]*(?:\\.next\\.js|\\.html)[`\"],digest:[`\"])..", "$1__")
        .replace("<html", "<html data-app=\"next\"");
  }
}
