package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a controller's method take the {@link Actor} who calls it. */
@Singleton
class ActorParameter implements TypedRequestArgumentBinder<Actor> {
  @Override
  public Argument<Actor> argumentType() {
    return Argument.of(Actor.class);
  }

  @Override
  public BindingResult<Actor> bind(
      ArgumentConversionContext<Actor> context, HttpRequest<?> request) {
    Optional<Actor> actor =
        request
            .getUserPrincipal(Authentication.class)
            .map(authentication -> authentication.getAttributes().get(SignedIn.ACTOR))
            .map(Actor.class::cast);
    return () -> actor;
  }
}
