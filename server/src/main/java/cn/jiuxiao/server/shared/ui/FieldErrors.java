package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.FieldProblem;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows what a service found wrong beside the fields that it is about. */
public final class FieldErrors {
  private final Map<String, HasValidation> fields = new LinkedHashMap<>();

  /**
   * The component shows the problems of this field from now on, each until its value changes; it
   * does not judge by itself.
   */
  public <F extends Component & HasValidation> F on(String field, F component) {
    component.setManualValidation(true);
    fields.put(field, component);
    if (component instanceof HasValue<?, ?> value) {
      value.addValueChangeListener(change -> component.setInvalid(false));
    }
    return component;
  }

  public void clear() {
    fields.values().forEach(field -> field.setInvalid(false));
  }

  /** What belongs to no field is shown as a notice. */
  public void show(List<FieldProblem> problems) {
    clear();
    boolean focused = false;
    for (FieldProblem problem : problems) {
      HasValidation field = fields.get(problem.field());
      if (field == null) {
        Notices.problem(problem.text(Texts.locale()));
      } else if (!field.isInvalid()) {
        field.setErrorMessage(problem.text(Texts.locale()));
        field.setInvalid(true);
        if (!focused && field instanceof Focusable<?> focusable) {
          focusable.focus();
          focused = true;
        }
      }
    }
  }
}
