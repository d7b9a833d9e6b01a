package cn.jiuxiao.server.vaadin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.servlet.engine.initializer.MicronautServletInitializer;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;

/**
 * Shares the paths between the two servlets: the first path segment of every controller belongs to
 * Micronaut, all else to Vaadin. So a controller needs no registration, but its first segment must
 * not be a view's.
 */
@Singleton
class MicronautPaths implements BeanCreatedEventListener<MicronautServletInitializer> {
  private final BeanProvider<Router> router;

  MicronautPaths(BeanProvider<Router> router) {
    this.router = router;
  }

  @Override
  public MicronautServletInitializer onCreated(
      BeanCreatedEvent<MicronautServletInitializer> event) {
    MicronautServletInitializer initializer = event.getBean();
    router
        .get()
        .uriRoutes()
        .map(route -> firstSegment(route.getUriMatchTemplate().toPathString()))
        .filter(segment -> !segment.isEmpty() && !segment.contains("{"))
        .distinct()
        .forEach(segment -> initializer.addMicronautServletMapping("/" + segment + "/*"));
    return initializer;
  }

  private static String firstSegment(String path) {
    String rest = path.startsWith("/") ? path.substring(1) : path;
    int slash = rest.indexOf('/');
    String segment = slash < 0 ? rest : rest.substring(0, slash);
    int brace = segment.indexOf('{');
    // "/health{/selector}" is the segment "health".
    return brace > 0 ? segment.substring(0, brace) : segment;
  }
}
