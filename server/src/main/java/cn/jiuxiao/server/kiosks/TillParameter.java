package cn.jiuxiao.server.kiosks;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a controller's method take the {@link Till} that calls it. */
@Singleton
class TillParameter implements TypedRequestArgumentBinder<Till> {

  @Override
  public Argument<Till> argumentType() {
    return Argument.of(Till.class);
  }

  @Override
  public BindingResult<Till> bind(ArgumentConversionContext<Till> context, HttpRequest<?> request) {
    Optional<Till> till = TillAuthentication.till(request);
    return () -> till;
  }
}
