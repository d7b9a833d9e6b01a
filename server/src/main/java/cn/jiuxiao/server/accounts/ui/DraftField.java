package cn.jiuxiao.server.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.data.provider.HasDataView;
import com.vaadin.flow.data.provider.HasLazyDataView;
import com.vaadin.flow.data.provider.HasListDataView;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form, whose value can be written as text and read back: texts, numbers, dates,
 * check boxes, and choices by the id, code or name of what is chosen.
 */
final class DraftField {
  private static final int KEEP_AFTER_MILLIS = 800;
  private static final List<String> KEYS = List.of("id", "code", "key");

  private final String key;
  private final HasValue<?, ?> field;

  private DraftField(String key, HasValue<?, ?> field) {
    this.key = key;
    this.field = field;
  }

  static List<DraftField> of(List<? extends HasValue<?, ?>> fields) {
    List<DraftField> kept = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      HasValue<?, ?> field = fields.get(i);
      if (!(field instanceof PasswordField)) {
        String place = i + ":" + field.getClass().getSimpleName();
        String key = field instanceof Component component ? component.getId().orElse(place) : place;
        kept.add(new DraftField(key, field));
      }
    }
    return kept;
  }

  /**
   * Its id, or its place in the form with its kind: a form that was rebuilt restores nothing wrong.
   */
  String key() {
    return key;
  }

  void whenTyped(Runnable typed) {
    if (field instanceof HasValueChangeMode typing) {
      // So that a long text is kept while it is being typed, not only when the field is left.
      typing.setValueChangeMode(ValueChangeMode.LAZY);
      typing.setValueChangeTimeout(KEEP_AFTER_MILLIS);
    }
    field.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            typed.run();
          }
        });
  }

  String text() {
    return field.isEmpty() ? "" : text(field.getValue());
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Enum<?> constant -> constant.name();
      case Record record -> keyOf(record);
      default -> value.toString();
    };
  }

  private static String keyOf(Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (KEYS.contains(component.getName())) {
        try {
          component.getAccessor().setAccessible(true);
          return String.valueOf(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(component + " cannot be read", e);
        }
      }
    }
    return record.toString();
  }

  void show(String text) {
    if (text.isEmpty()) {
      field.clear();
    } else {
      read(text).ifPresent(this::set);
    }
  }

  /** Empty for what the field no longer offers, or could not hold. */
  private Optional<?> read(String text) {
    if (field instanceof HasListDataView<?, ?> || field instanceof HasLazyDataView<?, ?, ?>) {
      return items().filter(item -> text(item).equals(text)).findFirst();
    }
    return Optional.ofNullable(
        switch (field) {
          case com.vaadin.flow.component.textfield.IntegerField number -> Integer.valueOf(text);
          case com.vaadin.flow.component.textfield.NumberField number -> Double.valueOf(text);
          case com.vaadin.flow.component.textfield.BigDecimalField number -> new BigDecimal(text);
          case com.vaadin.flow.component.checkbox.Checkbox box -> Boolean.valueOf(text);
          case com.vaadin.flow.component.datepicker.DatePicker day -> LocalDate.parse(text);
          case com.vaadin.flow.component.timepicker.TimePicker time -> LocalTime.parse(text);
          case com.vaadin.flow.component.datetimepicker.DateTimePicker moment ->
              LocalDateTime.parse(text);
          default -> field.getEmptyValue() instanceof String ? text : null;
        });
  }

  private Stream<?> items() {
    return field instanceof HasDataView<?, ?, ?> choices
        ? choices.getGenericDataView().getItems()
        : Stream.empty();
  }

  @SuppressWarnings("unchecked") // read() gives what this kind of field holds
  private void set(Object value) {
    ((HasValue<?, Object>) field).setValue(value);
  }
}
