package cn.jiuxiao.server.testing.access;

import cn.jiuxiao.server.accounts.ui.LoginView;
import cn.jiuxiao.server.testing.Http;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens a console address as the browser's half of Vaadin does (start a screen, then navigate), and
 * sees in the running server which view came up.
 */
@Singleton
public class ViewWalk implements VaadinServiceInitListener {
  private static final Pattern UI_ID = Pattern.compile("\"v-uiId\":(\\d+)");
  private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
  private static final String NAVIGATE =
      """
      {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate",
       "data":{"route":"%s","query":"","appShellTitle":"","historyState":null,"trigger":""}}],
       "syncId":0,"clientId":0}""";

  private final transient Map<String, Class<?>> seen = new ConcurrentHashMap<>();

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addUIInitListener(
            init -> {
              UI ui = init.getUI();
              ui.addAfterNavigationListener(
                  arrived -> {
                    List<HasElement> chain = arrived.getActiveChain();
                    if (!chain.isEmpty()) {
                      seen.put(ui.getCsrfToken(), chain.getFirst().getClass());
                    }
                  });
            });
  }

  /** The view that a person with this session gets at this address. */
  public Class<?> open(Http http, String path) {
    String location = URLEncoder.encode(path, StandardCharsets.UTF_8);
    String start = http.get("/?v-r=init&location=" + location + "&query=").body();
    String key = find(KEY, start);
    String body = NAVIGATE.formatted(key, path);
    var answer =
        http.method(
            "POST",
            "/?v-r=uidl&v-uiId=" + find(UI_ID, start),
            "application/json; charset=UTF-8",
            BodyPublishers.ofString(body));
    Class<?> view = seen.get(key);
    if (view == null && answer.body().contains("\"/login\"")) {
      return LoginView.class;
    }
    if (view == null) {
      throw new AssertionError("No view came up at " + path + ": " + answer.body());
    }
    // Micronaut may have made a subclass; what counts is the class that was written.
    return view.getName().contains("$") ? view.getSuperclass() : view;
  }

  private static String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("No " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
