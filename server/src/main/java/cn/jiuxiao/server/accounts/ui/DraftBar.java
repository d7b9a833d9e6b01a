package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.FormDrafts;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Above a long form: whether there is a draft, and that what is typed is kept. */
public final class DraftBar extends Composite<Div> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(BusinessDay.ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(BusinessDay.ZONE);

  private final transient Actor actor;
  private final transient FormDrafts drafts;
  private final transient Clock clock;
  private final String form;
  private final transient List<DraftField> fields;
  private boolean restoring;
  private boolean over;

  DraftBar(Actor actor, FormDrafts drafts, Clock clock, String form, List<DraftField> fields) {
    this.actor = actor;
    this.drafts = drafts;
    this.clock = clock;
    this.form = form;
    this.fields = fields;
    getContent().addClassName("jx-draft");
    getContent().getElement().setAttribute("role", "status");
    getContent().setVisible(false);
    drafts.find(actor, form).filter(this::tellsSomething).ifPresent(this::offer);
    fields.forEach(field -> field.whenTyped(this::keep));
  }

  /** The form is saved: the draft has served. */
  public void done() {
    over = true;
    drafts.discard(actor, form);
    getContent().setVisible(false);
  }

  private boolean tellsSomething(FormDrafts.Draft draft) {
    return !draft.values().equals(typed());
  }

  private Map<String, String> typed() {
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach(field -> values.put(field.key(), field.text()));
    return values;
  }

  private void offer(FormDrafts.Draft draft) {
    var restore = new Button(Texts.of("accounts.draftRestore"), click -> restore(draft));
    restore.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
    var discard = new Button(Texts.of("accounts.draftDiscard"), click -> discard());
    discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
    say(Texts.of("accounts.draftOf", words(draft.savedAt())));
    getContent().add(restore, discard);
  }

  private String words(Instant savedAt) {
    // Today's by the time, an older one by the day too.
    boolean today = BusinessDay.of(savedAt).equals(BusinessDay.today(clock));
    return (today ? TIME : DAY).format(savedAt);
  }

  private void restore(FormDrafts.Draft draft) {
    restoring = true;
    try {
      fields.forEach(
          field -> {
            String text = draft.values().get(field.key());
            if (text != null) {
              field.show(text);
            }
          });
    } finally {
      restoring = false;
    }
    say(Texts.of("accounts.draftRestored"));
  }

  private void discard() {
    drafts.discard(actor, form);
    getContent().setVisible(false);
  }

  private void keep() {
    if (!restoring && !over) {
      say(Texts.of("accounts.draftKept", TIME.format(drafts.save(actor, form, typed()))));
    }
  }

  private void say(String text) {
    getContent().removeAll();
    getContent().add(VaadinIcon.CLIPBOARD_TEXT.create(), new Span(text));
    getContent().setVisible(true);
  }
}
