package cn.jiuxiao.server.web;

import cn.jiuxiao.server.shared.web.AskedAt;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.util.DefaultHttpHostResolver;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Micronaut's own reads the Host header, and takes HTTPS that ended at a proxy for HTTP; Tomcat
 * knows what {@link KnownForwarders} believed.
 */
@Singleton
@Replaces(DefaultHttpHostResolver.class)
class AskedHost implements HttpHostResolver {
  private static final String NOBODY_ASKED = "http://localhost";

  @Override
  @SuppressWarnings("rawtypes") // the interface's
  public String resolve(@Nullable HttpRequest request) {
    HttpRequest<?> asked =
        request == null ? ServerRequestContext.currentRequest().orElse(null) : request;
    while (asked instanceof HttpRequestWrapper<?> wrapper) {
      asked = wrapper.getDelegate();
    }
    return asked instanceof ServletHttpRequest<?, ?> servlet
            && servlet.getNativeRequest() instanceof HttpServletRequest http
        ? AskedAt.of(http).toString()
        : NOBODY_ASKED;
  }
}
