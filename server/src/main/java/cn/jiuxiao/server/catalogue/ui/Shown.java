package cn.jiuxiao.server.catalogue.ui;

import cn.jiuxiao.server.catalogue.BlockKind;
import cn.jiuxiao.server.catalogue.ProductRow;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the catalogue's values stand on its pages. */
final class Shown {

  private Shown() {}

  static String called(ProductRow row) {
    return (row.name() + " " + row.specification()).strip();
  }

  /** In a word: that it is off sale, else whether it is eligible. */
  static Component standing(ProductRow row) {
    if (row.blocked() != null) {
      return blocked(row.blocked());
    }
    return row.reasonCode() == null
        ? State.NEUTRAL.badge(Texts.of("catalogue.notEligible"))
        : State.GOOD.badge(Texts.of("catalogue.eligible"));
  }

  /** What it looks like, small; beside its name, so it says nothing of its own. */
  static Component thumbnail(ProductRow row) {
    if (row.picture() == null) {
      return new Span();
    }
    Image image = new Image("/pictures/" + row.picture(), "");
    image.addClassName("jx-thumbnail");
    image.getElement().setAttribute("loading", "lazy");
    return image;
  }

  static String pictureWord(ProductRow row) {
    return Texts.of(row.picture() == null ? "catalogue.withoutPicture" : "catalogue.withPicture");
  }

  static Component eligibility(ProductRow row) {
    return row.reasonCode() == null
        ? State.NEUTRAL.badge(eligibilityWord(row))
        : State.GOOD.badge(eligibilityWord(row));
  }

  static String eligibilityWord(ProductRow row) {
    if (row.reasonName() == null || row.reasonNameEn() == null) {
      return Texts.of("catalogue.notEligible");
    }
    return inLanguage(row.reasonName(), row.reasonNameEn());
  }

  static Component blocked(@Nullable BlockKind kind) {
    return (kind == null ? State.GOOD : State.BAD).badge(blockedWord(kind));
  }

  static String blockedWord(@Nullable BlockKind kind) {
    return kind == null ? Texts.of("catalogue.onSale") : Texts.of(kind.textKey());
  }

  static String inLanguage(String chinese, String english) {
    return Texts.locale().equals(Texts.ENGLISH) && !english.isEmpty() ? english : chinese;
  }

  /** 2024-01-01 – 2026-12-31, the second left out while it lasts. */
  static String span(LocalDate from, @Nullable LocalDate lastDay) {
    return lastDay == null
        ? Texts.of("catalogue.since", from.toString())
        : Texts.of("catalogue.fromTo", from.toString(), lastDay.toString());
  }

  static String season(@Nullable Integer from, @Nullable Integer to) {
    if (from == null || to == null) {
      return "";
    }
    String key =
        from.equals(to) ? "one" : from == 1 && to == 12 ? "year" : from < to ? "span" : "wrap";
    return Texts.of(
        "trace.season." + key, Texts.of("trace.month." + from), Texts.of("trace.month." + to));
  }

  /** A box with a heading, and perhaps something to do on its right. */
  static Div card(String titleKey, Component @Nullable [] actions, Component... content) {
    Div head = new Div(new H2(Texts.of(titleKey)));
    head.addClassName("jx-card-head");
    if (actions != null) {
      Div right = new Div(actions);
      right.addClassName("jx-actions");
      head.add(right);
    }
    Div card = new Div(head);
    card.addClassName("jx-card");
    card.add(content);
    return card;
  }

  static Span quiet(String text) {
    Span span = new Span(text);
    span.addClassName("jx-quiet");
    return span;
  }
}
