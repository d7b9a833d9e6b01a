package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.FormDrafts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.data.binder.Binder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps what is typed into a long form until it is saved, through lost sessions and restarts of the
 * server. In a view: {@code DraftBar draft = drafts.keep("fairs/new", binder)}, put it above the
 * form, and say {@code draft.done()} once the form is saved.
 */
@Singleton
public class Drafts {
  private final CurrentActor current;
  private final FormDrafts drafts;
  private final Clock clock;

  Drafts(CurrentActor current, FormDrafts drafts, Clock clock) {
    this.current = current;
    this.drafts = drafts;
    this.clock = clock;
  }

  /**
   * All fields of the binder; call it after the form shows the thing it edits.
   *
   * @param form the form's address, such as "fairs/12/edit"
   */
  public DraftBar keep(String form, Binder<?> binder) {
    return keep(form, binder.getFields().toList());
  }

  /** These fields; those without a value, and passwords, are left out. */
  public DraftBar keep(String form, Component... fields) {
    return keep(
        form,
        Arrays.stream(fields)
            .filter(HasValue.class::isInstance)
            .<HasValue<?, ?>>map(field -> (HasValue<?, ?>) field)
            .toList());
  }

  private DraftBar keep(String form, List<? extends HasValue<?, ?>> fields) {
    return new DraftBar(current.get(), drafts, clock, form, DraftField.of(fields));
  }
}
