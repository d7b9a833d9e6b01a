package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.shared.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A till's bearer token makes it the role {@link #ROLE}, apart from people's sign-in. */
@Singleton
public class TillAuthentication implements AuthenticationFetcher<HttpRequest<?>> {

  /** What a route for tills is secured with. */
  public static final String ROLE = "TILL";

  static final String ATTRIBUTE = "till";

  private static final String BEARER = "Bearer ";

  private final TillTokens tokens;

  TillAuthentication(TillTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    return Mono.justOrEmpty(
            request.getHeaders().getAuthorization().filter(header -> header.startsWith(BEARER)))
        .map(
            header ->
                tokens
                    .read(header.substring(BEARER.length()))
                    .map(TillAuthentication::authentication)
                    .orElseThrow(() -> new Problem(401, "kiosks.token-expired")));
  }

  private static Authentication authentication(Till till) {
    return Authentication.build(till.terminal().toString(), List.of(ROLE), Map.of(ATTRIBUTE, till));
  }

  static Optional<Till> till(HttpRequest<?> request) {
    return request
        .getUserPrincipal(Authentication.class)
        .map(authentication -> authentication.getAttributes().get(ATTRIBUTE))
        .map(Till.class::cast);
  }
}
