package cn.jiuxiao.server.shared.web;

import cn.jiuxiao.server.shared.DatabaseTrouble;
import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.ProblemResponses;
import cn.jiuxiao.server.shared.Texts;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What nothing else catches. A database that is away just now is no failure of ours: callers are
 * told when to come again, people by a page. Anything else is logged whole and told without
 * details.
 */
@Singleton
class FailureAnswers implements ExceptionHandler<RuntimeException, HttpResponse<?>> {
  private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);

  /** Appendix A of PostgreSQL's documentation: character_not_in_repertoire. */
  private static final String NOT_IN_ENCODING = "22021";

  private final ProblemResponses problems;
  private final PublicPages pages;

  FailureAnswers(ProblemResponses problems, PublicPages pages) {
    this.problems = problems;
    this.pages = pages;
  }

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature is raw
  public HttpResponse<?> handle(HttpRequest raw, RuntimeException failure) {
    HttpRequest<?> request = raw;
    if (isUnstorableText(failure)) {
      return problems.handle(request, new Problem(400, "problem.status400"));
    }
    if (!DatabaseTrouble.passes(failure)) {
      LOG.error("Unexpected failure at {} {}", request.getMethodName(), request.getPath(), failure);
      return problems.processResponse(
          ErrorContext.builder(request).cause(failure).build(), HttpResponse.serverError());
    }
    Problem problem = DatabaseTrouble.problem();
    if (!isForAPerson(request)) {
      return problems.handle(request, problem);
    }
    Locale locale = Languages.of(request);
    return pages
        .message(
            request,
            HttpStatus.SERVICE_UNAVAILABLE,
            Texts.in(locale, "problem.databaseAwayTitle"),
            problem.text(locale))
        .header(HttpHeaders.RETRY_AFTER, Integer.toString(DatabaseTrouble.RETRY_AFTER_SECONDS));
  }

  /** U+0000 is a character to HTTP and JSON, but none to PostgreSQL. */
  private static boolean isUnstorableText(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && NOT_IN_ENCODING.equals(refused.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForAPerson(HttpRequest<?> request) {
    return !request.getPath().startsWith("/api/")
        && request.accept().contains(MediaType.TEXT_HTML_TYPE);
  }
}
