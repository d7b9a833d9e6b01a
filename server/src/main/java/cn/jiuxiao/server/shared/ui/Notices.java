package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;

/** Short messages: what was done goes by itself, what went wrong stays until it was read. */
public final class Notices {
  private static final int DONE_MILLIS = 4000;

  private Notices() {}

  public static void done(String textKey, Object... args) {
    Notification.show(Texts.of(textKey, args), DONE_MILLIS, Position.BOTTOM_START)
        .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
  }

  public static void problem(Problem problem) {
    problem(problem.text(Texts.locale()));
  }

  public static void problem(String text) {
    var notice = new Notification();
    var close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> notice.close());
    close.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    close.setAriaLabel(Texts.of("shared.close"));
    var row = new HorizontalLayout(VaadinIcon.WARNING.create(), new Span(text), close);
    row.setAlignItems(Alignment.CENTER);
    notice.add(row);
    notice.setDuration(0);
    notice.setPosition(Position.TOP_CENTER);
    notice.addThemeVariants(NotificationVariant.LUMO_ERROR);
    notice.open();
  }

  /** Runs it; shows a problem instead of throwing it, and says whether it went well. */
  public static boolean attempt(Runnable action) {
    try {
      action.run();
      return true;
    } catch (Problem problem) {
      problem(problem);
      return false;
    }
  }
}
