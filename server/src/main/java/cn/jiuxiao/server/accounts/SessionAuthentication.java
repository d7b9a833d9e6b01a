package cn.jiuxiao.server.accounts;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** REST's half of the one sign-in: the authentication is the session's. */
@Singleton
class SessionAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    return request instanceof ServletHttpRequest<?, ?> servlet
            && servlet.getNativeRequest() instanceof HttpServletRequest nativeRequest
        ? Mono.justOrEmpty(SignedIn.actor(nativeRequest).map(SignedIn::authentication))
        : Mono.empty();
  }
}
