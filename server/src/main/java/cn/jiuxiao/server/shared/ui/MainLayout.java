package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;

/**
 * The console around every view: menu of what this person may open, language, light or dark, and
 * the way out.
 */
@Prototype
@PermitAll
public class MainLayout extends AppLayout {
  private static final String IS_DARK =
      "const worn = getComputedStyle(document.documentElement).colorScheme;"
          + "return worn === 'dark' || (worn !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)";
  private final SignOut signOut;
  private final PersonsLanguage language;

  public MainLayout(MainMenu menu, SignOut signOut, PersonsLanguage language) {
    this.signOut = signOut;
    this.language = language;
    setPrimarySection(Section.DRAWER);
    var toggle = new DrawerToggle();
    toggle.setAriaLabel(Texts.of("shared.menu"));
    var gap = new Span();
    gap.addClassName("jx-gap");
    addToNavbar(toggle, brand(), gap, settings());
    addToDrawer(brand(), new Scroller(menu.forCurrentPerson()));
  }

  private static Component brand() {
    var brand = new Anchor("/today", new Span("九"), new Span(Texts.of("shared.product")));
    brand.addClassName("jx-brand");
    return brand;
  }

  private Component settings() {
    var bar = new MenuBar();
    bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
    boolean english = Texts.locale().equals(Texts.ENGLISH);
    var other =
        bar.addItem(Texts.of("shared.otherLanguage"), click -> speak(english ? "zh" : "en"));
    other.getElement().setAttribute("lang", english ? "zh" : "en");
    var colours = bar.addItem(VaadinIcon.ADJUST.create(), click -> switchColours());
    colours.setAriaLabel(Texts.of("shared.colours"));
    if (VaadinRequest.getCurrent().getUserPrincipal() instanceof Actor actor) {
      var avatar = new Avatar(actor.name());
      avatar.addClassName("jx-avatar");
      var person = bar.addItem(avatar);
      person.setAriaLabel(actor.name());
      var who = new Div(new Span(actor.name()), new Span(Texts.of("shared.role." + actor.role())));
      who.addClassName("jx-who");
      person.getSubMenu().addItem(who).setEnabled(false);
      person
          .getSubMenu()
          .addItem(
              Texts.of("shared.ownPage"), click -> getUI().ifPresent(ui -> ui.navigate("account")));
      person
          .getSubMenu()
          .addItem(Texts.of("shared.signOut"), click -> getUI().ifPresent(signOut::signOut));
    }
    return bar;
  }

  private void speak(String choice) {
    language.choose(Locale.forLanguageTag(choice));
    getUI().ifPresent(ui -> BrowserChoice.keepAndReload(ui.getPage(), Languages.COOKIE, choice));
  }

  /**
   * The browser knows whether it is dark now, also when it follows the system; the server only
   * keeps the choice.
   */
  private void switchColours() {
    getUI()
        .map(UI::getPage)
        .ifPresent(
            page ->
                page.executeJs(IS_DARK)
                    .then(
                        Boolean.class,
                        dark -> {
                          var value = dark ? ColorScheme.Value.LIGHT : ColorScheme.Value.DARK;
                          page.setColorScheme(value);
                          BrowserChoice.keep(page, ConsoleStart.COLOURS_COOKIE, value.getValue());
                        }));
  }
}
