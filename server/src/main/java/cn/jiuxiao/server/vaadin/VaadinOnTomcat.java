package cn.jiuxiao.server.vaadin;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.VaadinContext;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ErrorNavigationTargetInitializer;
import com.vaadin.flow.server.startup.LookupServletContainerInitializer;
import com.vaadin.flow.server.startup.RouteRegistryInitializer;
import com.vaadin.flow.server.startup.VaadinAppShellInitializer;
import com.vaadin.flow.server.startup.VaadinInitializerException;
import io.micronaut.context.BeanContext;
import io.micronaut.inject.BeanDefinition;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Registers Vaadin's servlet and tells Vaadin which classes are routes, error views and the page
 * shell. Nothing is scanned: they are beans, so Micronaut's index knows them all at build time.
 */
@Singleton
class VaadinOnTomcat implements ServletContainerInitializer {
  private final BeanContext beans;

  VaadinOnTomcat(BeanContext beans) {
    this.beans = beans;
  }

  @Override
  public void onStartup(@Nullable Set<Class<?>> ignored, ServletContext servletContext)
      throws ServletException {
    Set<Class<?>> routes = new LinkedHashSet<>();
    Set<Class<?>> errorViews = new LinkedHashSet<>();
    Set<Class<?>> shells = new LinkedHashSet<>();
    for (BeanDefinition<?> bean : beans.getAllBeanDefinitions()) {
      Class<?> type = bean.getBeanType();
      if (HasErrorParameter.class.isAssignableFrom(type)) {
        errorViews.add(type);
      } else if (AppShellConfigurator.class.isAssignableFrom(type)) {
        shells.add(type);
      } else if (bean.hasAnnotation(Route.class)
          || bean.hasAnnotation(RouteAlias.class)
          || bean.hasAnnotation(Layout.class)) {
        routes.add(type);
      }
    }
    servletContext.setInitParameter("productionMode", "true");
    Set<Class<?>> lookedUp = new LinkedHashSet<>(LookupInitializer.getDefaultImplementations());
    lookedUp.add(LookupInitializer.class);
    new LookupServletContainerInitializer().process(lookedUp, servletContext);
    VaadinContext context = new VaadinServletContext(servletContext);
    try {
      new RouteRegistryInitializer().initialize(routes, context);
    } catch (VaadinInitializerException e) {
      throw new ServletException(e);
    }
    new ErrorNavigationTargetInitializer().initialize(errorViews, context);
    VaadinAppShellInitializer.init(shells, context);
    register(servletContext);
  }

  private void register(ServletContext servletContext) {
    var servlet = servletContext.addServlet("vaadin", new BeanAwareServlet(beans));
    servlet.addMapping("/*");
    servlet.setAsyncSupported(true);
    servlet.setLoadOnStartup(1);
    servlet.setInitParameter("productionMode", "true");
    // A screen lives as long as its tab sends heartbeats; sign-ins sleep by themselves
    // (accounts.SignIns).
    servlet.setInitParameter("closeIdleSessions", "false");
    servlet.setInitParameter("heartbeatInterval", "120");
    // Where Atmosphere registers its WebSocket endpoint: exactly where Vaadin's client asks.
    servlet.setInitParameter(
        "org.atmosphere.container.JSR356AsyncSupport.mappingPath", "/VAADIN/push");
  }
}
