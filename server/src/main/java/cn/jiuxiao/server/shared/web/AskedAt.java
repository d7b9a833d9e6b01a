package cn.jiuxiao.server.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** The address a request was sent to, as who sent it sees it: behind a known proxy, the proxy's. */
public final class AskedAt {
  private AskedAt() {}

  public static URI of(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port <= 0 || port == usualPort(request.getScheme());
    return URI.create(
        request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port));
  }

  public static int usualPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }
}
