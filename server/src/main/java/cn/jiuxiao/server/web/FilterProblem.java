package cn.jiuxiao.server.web;

import cn.jiuxiao.server.shared.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A problem from a filter, before the framework that writes them otherwise. */
final class FilterProblem {
  private static final Logger LOG = LoggerFactory.getLogger(FilterProblem.class);

  private FilterProblem() {}

  static void send(
      HttpServletRequest request, HttpServletResponse response, int status, String code)
      throws IOException {
    LOG.info("Refused {} {}: {} {}", request.getMethod(), request.getRequestURI(), status, code);
    response.setStatus(status);
    response.setContentType("application/problem+json");
    String body =
        "{\"type\":\"urn:jiuxiao:problem:%s\",\"title\":\"%s\",\"status\":%d}"
            .formatted(code, Texts.in(Texts.CHINESE, code), status);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
