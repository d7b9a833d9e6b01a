package cn.jiuxiao.server.testing.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.accounts.ui.LoginView;
import cn.jiuxiao.server.accounts.ui.OwnPageView;
import cn.jiuxiao.server.accounts.ui.SetupView;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.ui.DeniedPage;
import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import io.micronaut.context.BeanContext;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Walks every endpoint and every view with every role, against the table that the features declare
 * ({@link AccessRows}). A new one without a line fails.
 */
class AccessWalkIT extends ServerTest {
  private static final Set<Integer> REFUSED = Set.of(401, 403);
  private static final int NOT_FOUND = 404;
  private static final int FAILED = 500;

  /** Not ours to declare: the framework's own, and what only tests have. */
  private static final List<String> APART =
      List.of("/test-", "/api/echo", "/health", "/prometheus");

  @Inject List<AccessRows> features;
  @Inject BeanContext beans;
  @Inject Router router;
  @Inject SignIn signIn;
  @Inject ViewWalk walk;
  private final Access access = new Access();
  private final Map<Role, Http> people = new EnumMap<>(Role.class);

  @BeforeAll
  void gather() {
    for (Role role : Role.values()) {
      Actor actor = signIn.withScope(role);
      people.put(role, http(actor));
    }
    // After the people: what they are responsible for is there now.
    features.forEach(feature -> feature.declare(access));
  }

  @Test
  void everyViewIsInTheTable() {
    Set<String> declared = names(access.views().keySet());
    // Set-up is there only while there is no user: see below.
    declared.add(SetupView.class.getName());
    Set<String> existing =
        beans.getBeanDefinitions(Component.class).stream()
            .map(definition -> definition.getBeanType())
            .filter(type -> type.isAnnotationPresent(Route.class))
            .filter(type -> !type.getName().contains("Sample"))
            .map(Class::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(declared).isEqualTo(existing);
  }

  @Test
  void setUpIsGoneOnceThereIsAUser() {
    assertThat(walk.open(http(), "setup")).isEqualTo(LoginView.class);
    assertThat(walk.open(people.get(Role.ADMINISTRATOR), "setup")).isEqualTo(LoginView.class);
  }

  @Test
  void everyEndpointIsInTheTable() {
    Set<String> existing =
        router
            .uriRoutes()
            .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
            .filter(endpoint -> APART.stream().noneMatch(endpoint::contains))
            // Micronaut answers HEAD beside every GET.
            .filter(endpoint -> !endpoint.startsWith("HEAD "))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(new TreeSet<>(access.endpoints().keySet())).isEqualTo(existing);
  }

  @Test
  void everyViewOpensForItsRolesAndNoOther() {
    List<String> wrong = new ArrayList<>();
    for (Access.ViewRow row : access.views().values()) {
      people.forEach(
          (role, http) -> {
            Class<?> expected = expected(row, role);
            Class<?> seen = walk.open(http, row.path());
            if (seen != expected) {
              wrong.add(line(row.path(), role, expected.getSimpleName(), seen.getSimpleName()));
            }
          });
      Class<?> expected = row.roles().isPresent() ? LoginView.class : row.view();
      Class<?> seen = walk.open(http(), row.path());
      if (seen != expected) {
        wrong.add(row.path() + " for nobody: " + seen.getSimpleName());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private Class<?> expected(Access.ViewRow row, Role role) {
    // A cashier never gets further than the own page (accounts.ui.Doors).
    if (role == Role.CASHIER) {
      return OwnPageView.class;
    }
    return row.roles().filter(roles -> !roles.contains(role)).isPresent()
        ? DeniedPage.class
        : access.shown(row, role);
  }

  @Test
  void everyEndpointAnswersItsRolesAndNoOther() {
    List<String> wrong = new ArrayList<>();
    for (Access.EndpointRow row : access.endpoints().values()) {
      people.forEach(
          (role, http) -> {
            int status = call(http, row);
            boolean right =
                switch (expected(row, role)) {
                  case SHUT -> REFUSED.contains(status);
                  case STRANGE -> status == NOT_FOUND;
                  case OPEN -> !REFUSED.contains(status) && status != NOT_FOUND && status < FAILED;
                  // What it is told anybody may hear, be it that there is nothing.
                  case PUBLIC -> status < FAILED;
                };
            if (!right) {
              wrong.add(line(row.endpoint(), role, "" + expected(row, role), "" + status));
            }
          });
      int status = call(http(), row);
      if (row.roles().isPresent() && !REFUSED.contains(status)) {
        wrong.add(row.endpoint() + " for nobody: " + status);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private enum Door {
    SHUT,
    STRANGE,
    OPEN,
    PUBLIC
  }

  private static Door expected(Access.EndpointRow row, Role role) {
    if (row.roles().isEmpty()) {
      return Door.PUBLIC;
    }
    return !row.roles().get().contains(role)
        ? Door.SHUT
        : row.strangers().contains(role) ? Door.STRANGE : Door.OPEN;
  }

  private int call(Http http, Access.EndpointRow row) {
    String method = row.endpoint().substring(0, row.endpoint().indexOf(' '));
    var body =
        method.equals("GET") || method.equals("DELETE")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(row.body());
    return http.method(method, row.path(), access.contentType(row), body).statusCode();
  }

  private static String line(String what, Role role, String expected, String seen) {
    return what + " for " + role + ": expected " + expected + ", was " + seen;
  }

  private static Set<String> names(Set<Class<?>> types) {
    return types.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
  }
}
