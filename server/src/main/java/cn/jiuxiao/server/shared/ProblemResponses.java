package cn.jiuxiao.server.shared;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Every error of the REST side as RFC 9457 {@code application/problem+json}: ours, and those the
 * framework finds (malformed JSON, wrong types, bodies too large, unknown paths and methods,
 * validation).
 */
@Singleton
@Primary
class ProblemResponses
    implements ErrorResponseProcessor<Map<String, Object>>,
        ExceptionHandler<Problem, HttpResponse<?>> {
  private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");
  private static final String TYPE = "urn:jiuxiao:problem:";

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature is raw
  public HttpResponse<?> handle(HttpRequest request, Problem problem) {
    Map<String, Object> body =
        body(problem.status(), problem.code(), problem.text(locale((HttpRequest<?>) request)));
    problem.members().forEach(body::putIfAbsent);
    return HttpResponse.status(problem.status(), problem.code())
        .contentType(PROBLEM_JSON)
        .body(body);
  }

  @Override
  public MutableHttpResponse<Map<String, Object>> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = response.status();
    Locale locale = locale(context.getRequest());
    String key = "problem.status" + status.getCode();
    Map<String, Object> body =
        body(status.getCode(), key, Texts.has(key) ? Texts.in(locale, key) : status.getReason());
    List<Map<String, String>> errors = new ArrayList<>();
    // A server's own failure is nobody else's business: it is logged, not told.
    if (status.getCode() < 500) {
      for (Error error : context.getErrors()) {
        Map<String, String> one = new LinkedHashMap<>();
        error.getPath().ifPresent(path -> one.put("field", path));
        one.put("message", error.getMessage());
        errors.add(one);
      }
    }
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    return response.contentType(PROBLEM_JSON).body(body);
  }

  private static Map<String, Object> body(int status, String code, String text) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPE + code);
    body.put("title", text);
    body.put("status", status);
    return body;
  }

  private static Locale locale(HttpRequest<?> request) {
    return Languages.of(request);
  }
}
