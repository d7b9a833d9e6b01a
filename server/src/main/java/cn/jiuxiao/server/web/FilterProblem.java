package cn.jiuxiao.server.web;

import cn.jiuxiao.server.shared.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A problem from a filter, before the framework that writes them otherwise. */
final class FilterProblem {
  private FilterProblem() {}

  static void send(HttpServletResponse response, int status, String code) throws IOException {
    response.setStatus(status);
    response.setContentType("application/problem+json");
    String body =
        "{\"type\":\"urn:jiuxiao:problem:%s\",\"title\":\"%s\",\"status\":%d}"
            .formatted(code, Texts.in(Texts.CHINESE, code), status);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
