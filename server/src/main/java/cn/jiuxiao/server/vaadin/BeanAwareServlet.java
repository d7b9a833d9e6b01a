package cn.jiuxiao.server.vaadin;

import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import io.micronaut.context.BeanContext;
import java.net.URL;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vaadin's servlet, whose service asks Micronaut for views and services. */
final class BeanAwareServlet extends VaadinServlet {
  private final transient BeanContext beans;

  BeanAwareServlet(BeanContext beans) {
    this.beans = beans;
  }

  @Override
  protected VaadinServletService createServletService(DeploymentConfiguration configuration)
      throws ServiceException {
    var service = new Service(this, configuration, beans);
    service.init();
    return service;
  }

  private static final class Service extends VaadinServletService {
    private final transient BeanContext beans;

    Service(VaadinServlet servlet, DeploymentConfiguration configuration, BeanContext beans) {
      super(servlet, configuration);
      this.beans = beans;
    }

    @Override
    protected Instantiator createInstantiator() {
      return new BeanInstantiator(this, beans);
    }

    // Who guards what screens ask for is not this package's business.
    @Override
    protected List<RequestHandler> createRequestHandlers() throws ServiceException {
      List<RequestHandler> handlers = super.createRequestHandlers();
      beans
          .findBean(UidlRequestHandler.class)
          .ifPresent(
              guard ->
                  handlers.replaceAll(
                      handler -> handler instanceof UidlRequestHandler ? guard : handler));
      return handlers;
    }

    // The context has no folder of its own: what add-on jars and we carry lies on the classpath.
    @Override
    public @Nullable URL getStaticResource(String path) {
      URL found = super.getStaticResource(path);
      return found != null ? found : classpath(path);
    }

    @Override
    public @Nullable URL getResourceInServletContext(String path) {
      URL found = super.getResourceInServletContext(path);
      return found != null ? found : classpath(path);
    }

    private @Nullable URL classpath(String path) {
      return path.endsWith("/")
          ? null
          : getClassLoader()
              .getResource("META-INF/resources" + (path.startsWith("/") ? path : "/" + path));
    }
  }
}
