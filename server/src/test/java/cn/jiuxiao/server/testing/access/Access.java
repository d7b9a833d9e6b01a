package cn.jiuxiao.server.testing.access;

import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.ui.ProblemPage;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table: which door opens for whom. */
public final class Access {
  /** Who may open pages of outlets; whose they see is the outlets' scope. */
  @SuppressWarnings("MutablePublicArray") // as varargs take it; nobody writes to it
  public static final Role[] ALL_WHO_SELL_OR_OVERSEE = {
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICE,
    Role.COUNTY_OFFICER,
    Role.INSPECTOR,
    Role.FAIR_ORGANIZER,
    Role.STORE_MANAGER,
    Role.VENDOR
  };

  private final Map<Class<?>, ViewRow> views = new LinkedHashMap<>();
  private final Map<String, EndpointRow> endpoints = new LinkedHashMap<>();
  private final Map<String, String> contentTypes = new HashMap<>();
  private final Map<Class<?>, Map<Role, Class<?>>> forwards = new HashMap<>();

  /**
   * @param path an address of the view that exists, such as "fairs/" + an id of the actors' own
   */
  public record ViewRow(Class<?> view, String path, Optional<Set<Role>> roles) {}

  /**
   * @param path with real ids; a role named in {@code strangers} must get 404 for it
   * @param roles empty for anybody, signed in or not
   * @param body JSON for POST, PUT and PATCH
   */
  public record EndpointRow(
      String endpoint, String path, Optional<Set<Role>> roles, Set<Role> strangers, String body) {}

  /** A view that these roles may open and no other. */
  public void view(Class<?> view, String path, Role... roles) {
    put(views, view, new ViewRow(view, path, Optional.of(EnumSet.copyOf(Arrays.asList(roles)))));
  }

  /** These roles, who may open the view, are led on to another one. */
  public void forward(Class<?> view, Class<?> to, Role... roles) {
    for (Role role : roles) {
      forwards.computeIfAbsent(view, each -> new EnumMap<>(Role.class)).put(role, to);
    }
  }

  /** A view asked for something that is not there: its roles are told so, others are not let in. */
  public void viewOfNothing(Class<?> view, String path, Role... roles) {
    view(view, path, roles);
    forward(view, ProblemPage.class, roles);
  }

  /** An endpoint that takes something else than JSON. */
  public void takes(String endpoint, String contentType) {
    contentTypes.put(endpoint, contentType);
  }

  /** A view that anybody may open, signed in or not. */
  public void openView(Class<?> view, String path) {
    put(views, view, new ViewRow(view, path, Optional.empty()));
  }

  /**
   * An endpoint that these roles may call and no other; no roles: no person at all (tills only).
   *
   * @param endpoint method and template as the controller has it, "GET /api/fairs/{id}"
   * @param path the same with real ids
   */
  public void endpoint(String endpoint, String path, Role... roles) {
    Set<Role> set = EnumSet.noneOf(Role.class);
    set.addAll(Arrays.asList(roles));
    put(endpoints, endpoint, new EndpointRow(endpoint, path, Optional.of(set), Set.of(), "{}"));
  }

  /**
   * The same, where these of the roles own something else: for them it does not exist (404).
   *
   * @param body what is sent
   */
  public void endpoint(
      String endpoint, String path, String body, Set<Role> roles, Set<Role> strangers) {
    put(endpoints, endpoint, new EndpointRow(endpoint, path, Optional.of(roles), strangers, body));
  }

  /** An endpoint that anybody may call. */
  public void openEndpoint(String endpoint, String path) {
    put(endpoints, endpoint, new EndpointRow(endpoint, path, Optional.empty(), Set.of(), "{}"));
  }

  private static <K, V> void put(Map<K, V> rows, K key, V row) {
    if (rows.put(key, row) != null) {
      throw new AssertionError(key + " is declared twice");
    }
  }

  String contentType(EndpointRow row) {
    return contentTypes.getOrDefault(row.endpoint(), "application/json");
  }

  Class<?> shown(ViewRow row, Role role) {
    return forwards.getOrDefault(row.view(), Map.of()).getOrDefault(role, row.view());
  }

  Map<Class<?>, ViewRow> views() {
    return views;
  }

  Map<String, EndpointRow> endpoints() {
    return endpoints;
  }
}
