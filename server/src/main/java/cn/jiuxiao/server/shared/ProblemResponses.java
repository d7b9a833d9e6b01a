package cn.jiuxiao.server.shared;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.ContentLengthExceededException;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error of the REST side as RFC 9457 {@code application/problem+json}: ours, and those the
 * framework finds (malformed JSON, wrong types, bodies too large, unknown paths and methods,
 * validation).
 */
@Singleton
@Primary
public class ProblemResponses
    implements ErrorResponseProcessor<Map<String, Object>>,
        ExceptionHandler<Problem, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);
  private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

  /** Names of our classes, which the JSON reader puts into its messages. */
  private static final Pattern INTERNALS =
      Pattern.compile(" (of|for) type \\[[^]]*]| due to: No enum constant \\S+");

  private static final String TYPE = "urn:jiuxiao:problem:";

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature is raw
  public HttpResponse<?> handle(HttpRequest request, Problem problem) {
    Map<String, Object> body =
        body(problem.status(), problem.code(), problem.text(locale((HttpRequest<?>) request)));
    problem.members().forEach(body::putIfAbsent);
    note((HttpRequest<?>) request, problem.status(), problem.code());
    MutableHttpResponse<?> response =
        HttpResponse.status(problem.status(), problem.code()).contentType(PROBLEM_JSON).body(body);
    if (problem.members().get(Problem.RETRY_AFTER) instanceof Number seconds) {
      response.header(HttpHeaders.RETRY_AFTER, seconds.toString());
    }
    return response;
  }

  @Override
  public MutableHttpResponse<Map<String, Object>> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status =
        isTooLarge(context.getRootCause().orElse(null))
            ? HttpStatus.REQUEST_ENTITY_TOO_LARGE
            : response.status();
    Locale locale = locale(context.getRequest());
    String key = "problem.status" + status.getCode();
    note(context.getRequest(), status.getCode(), key);
    Map<String, Object> body =
        body(status.getCode(), key, Texts.has(key) ? Texts.in(locale, key) : status.getReason());
    List<Map<String, String>> errors = new ArrayList<>();
    // A server's own failure is nobody else's business: it is logged, not told.
    if (status.getCode() < 500) {
      for (Error error : context.getErrors()) {
        Map<String, String> one = new LinkedHashMap<>();
        error.getPath().ifPresent(path -> one.put("field", path));
        one.put("message", INTERNALS.matcher(error.getMessage()).replaceAll(""));
        errors.add(one);
      }
    }
    if (!errors.isEmpty()) {
      body.put("errors", errors);
    }
    return response.status(status).contentType(PROBLEM_JSON).body(body);
  }

  /** One line a refusal; failures of ours are logged where they arise. */
  private static void note(HttpRequest<?> request, int status, String code) {
    if (status < 500) {
      LOG.info("Refused {} {}: {} {}", request.getMethodName(), request.getPath(), status, code);
    }
  }

  private static Map<String, Object> body(int status, String code, String text) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", TYPE + code);
    body.put("title", text);
    body.put("status", status);
    return body;
  }

  /** A body that is cut off while it is read reaches us wrapped in what its reader made of that. */
  private static boolean isTooLarge(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContentLengthExceededException) {
        return true;
      }
    }
    return false;
  }

  private static Locale locale(HttpRequest<?> request) {
    return Languages.of(request);
  }
}
