package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Sets every console page up: who may open which view, language, light or dark, errors, content
 * policy.
 */
@Singleton
class ConsoleStart implements VaadinServiceInitListener {
  static final String COLOURS_COOKIE = "colours";
  private static final int NONCE_BYTES = 16;
  private final transient SecureRandom random = new SecureRandom();
  private final NavigationAccessControl access = new NavigationAccessControl();
  private final transient Failures failures;

  ConsoleStart(Failures failures) {
    this.failures = failures;
    access.setLoginView("/login");
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addSessionInitListener(session -> session.getSession().setErrorHandler(failures));
    event.getSource().addUIInitListener(ui -> prepare(ui.getUI()));
    event.addIndexHtmlRequestListener(this::allowOnlyOurScripts);
    event.addIndexHtmlRequestListener(ConsoleStart::wearLanguageAndColours);
  }

  private void prepare(UI ui) {
    VaadinRequest request = VaadinRequest.getCurrent();
    ui.setLocale(language(request));
    ui.getPage().setColorScheme(colours(request));
    ui.addBeforeEnterListener(access);
  }

  /**
   * Vaadin 25.2 needs eval for what the server sends; every script tag needs this page's nonce or
   * our own origin.
   */
  private void allowOnlyOurScripts(IndexHtmlResponse page) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    page.getDocument().select("script").attr("nonce", nonce);
    page.getVaadinResponse()
        .setHeader(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self' 'nonce-"
                + nonce
                + "' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
                + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'");
  }

  /** In the page itself, so that nothing flashes while the browser's half starts. */
  private static void wearLanguageAndColours(IndexHtmlResponse page) {
    ColorScheme.Value colours = colours(page.getVaadinRequest());
    page.getDocument()
        .select("html")
        .attr("lang", language(page.getVaadinRequest()).toLanguageTag())
        .attr("theme", colours.getThemeValue())
        .attr("style", "color-scheme: " + colours.getValue());
  }

  /** What was chosen, else what the system wears. */
  private static ColorScheme.Value colours(VaadinRequest request) {
    return cookie(request, COLOURS_COOKIE)
        .filter(chosen -> chosen.equals("light") || chosen.equals("dark"))
        .map(ColorScheme.Value::fromString)
        .orElse(ColorScheme.Value.LIGHT_DARK);
  }

  private static Locale language(VaadinRequest request) {
    return Texts.supported(
        cookie(request, Languages.COOKIE).map(Locale::forLanguageTag).orElse(request.getLocale()));
  }

  private static Optional<String> cookie(VaadinRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }
}
