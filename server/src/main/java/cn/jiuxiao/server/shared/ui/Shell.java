package cn.jiuxiao.server.shared.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.lumo.Lumo;
import jakarta.inject.Singleton;

/** The page around every view: Vaadin's own theme, our one style sheet, push. */
@Singleton
@Push(transport = Transport.WEBSOCKET_XHR)
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet(Lumo.COMPACT_STYLESHEET)
@StyleSheet(Lumo.UTILITY_STYLESHEET)
@StyleSheet("jiuxiao.css")
@Viewport("width=device-width, initial-scale=1")
public class Shell implements AppShellConfigurator {
  @Override
  public void configurePage(AppShellSettings settings) {
    settings.addMetaTag("color-scheme", "light dark");
    settings.addFavIcon("icon", "jiuxiao.svg", "any");
  }
}
