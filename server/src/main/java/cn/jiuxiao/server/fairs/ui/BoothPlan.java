package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.fairs.BoothRow;
import cn.jiuxiao.server.fairs.Hall;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A hall drawn to scale: each booth is a button, so that keyboard and screen reader reach it. On a
 * small screen the hall is scrolled rather than shrunk below what a finger hits.
 */
final class BoothPlan extends Composite<Div> {
  private static final int SMALLEST_BOOTH_PIXELS = 44;

  BoothPlan(Hall hall, List<BoothRow> booths, Consumer<BoothRow> chosen) {
    getContent().addClassName("jx-plan");
    var floor = new Div();
    floor.addClassName("jx-floor");
    int narrowest =
        booths.stream()
            .mapToInt(booth -> Math.min(booth.widthDm(), booth.depthDm()))
            .min()
            .orElse(hall.widthDm());
    long pixels = (long) SMALLEST_BOOTH_PIXELS * hall.widthDm() / Math.max(1, narrowest);
    floor.getStyle().set("--jx-least", Math.min(pixels, 8000) + "px");
    floor.getStyle().set("aspect-ratio", hall.widthDm() + " / " + hall.depthDm());
    floor.getElement().setAttribute("role", "group");
    floor
        .getElement()
        .setAttribute("aria-label", Texts.of("fairs.planOf", hall.code() + " " + hall.name()));
    booths.forEach(booth -> floor.add(button(hall, booth, chosen)));
    getContent().add(floor);
  }

  private static Component button(Hall hall, BoothRow booth, Consumer<BoothRow> chosen) {
    boolean free = booth.exhibitorId() == null;
    var who = new Span(free ? Texts.of("fairs.booth.free") : "" + booth.vendorName());
    who.addClassName("jx-booth-who");
    var number = new Span(booth.number());
    number.addClassName("jx-booth-number");
    var icon = (free ? VaadinIcon.CIRCLE_THIN : VaadinIcon.CHECK_CIRCLE_O).create();
    var button = new NativeButton("", click -> chosen.accept(booth));
    button.add(icon, number, who);
    button.addClassName("jx-booth");
    button.getElement().setAttribute("data-state", free ? "free" : "assigned");
    button.getElement().setAttribute("title", booth.number() + " · " + who.getText());
    button
        .getStyle()
        .set("left", percent(booth.xDm(), hall.widthDm()))
        .set("top", percent(booth.yDm(), hall.depthDm()))
        .set("width", percent(booth.widthDm(), hall.widthDm()))
        .set("height", percent(booth.depthDm(), hall.depthDm()));
    return button;
  }

  /** What colour and icon mean. */
  static Component legend() {
    var legend = new Div(FairParts.boothState(true), FairParts.boothState(false));
    legend.addClassName("jx-actions");
    return legend;
  }

  static String percent(int part, int whole) {
    return String.format(Locale.ROOT, "%.4f%%", 100.0 * part / whole);
  }
}
