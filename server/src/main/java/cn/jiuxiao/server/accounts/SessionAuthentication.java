package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.servlet.http.ServletHttpRequest;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * REST's half of the one sign-in: whom {@link SignedInRequests} found. A call counts as a touch; a
 * one-time password opens nothing.
 */
@Singleton
class SessionAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
  private final SignIns signIns;

  SessionAuthentication(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    if (request instanceof ServletHttpRequest<?, ?> servlet
        && servlet.getNativeRequest() instanceof HttpServletRequest nativeRequest
        && nativeRequest.getUserPrincipal() instanceof Actor actor
        && SignedIn.of(nativeRequest.getSession()).filter(SignedIn::mustChange).isEmpty()) {
      signIns.touch(nativeRequest.getSession());
      return Mono.just(SignedIn.authentication(actor));
    }
    return Mono.empty();
  }
}
