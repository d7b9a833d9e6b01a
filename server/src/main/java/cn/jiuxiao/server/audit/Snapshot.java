package cn.jiuxiao.server.audit;

import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Quantity;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record held at one moment, as plain maps, lists, texts and numbers. */
final class Snapshot {
  /** Stands for what is not written down. */
  static final String REDACTED = "[personal]";

  /** The same in "after", where it differs from "before". */
  static final String REDACTED_CHANGE = "[personal, changed]";

  private Snapshot() {}

  /** A personal value on its way to being redacted: kept only to see whether it changed. */
  private record Hidden(Object value) {}

  /** Before and after, redacted. Either may be null: then the thing was created or removed. */
  static Pair of(@Nullable Object before, @Nullable Object after) {
    Object first = before == null ? null : plain(before);
    Object second = after == null ? null : plain(after);
    return new Pair(redacted(first, first), redacted(second, before == null ? second : first));
  }

  record Pair(@Nullable Object before, @Nullable Object after) {}

  private static Object plain(Object value) {
    return switch (value) {
      // As people read them, not as they are stored.
      case Money money -> money.toBigDecimal().toPlainString();
      case Quantity quantity -> quantity.toString();
      case Record record -> fields(record);
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach(
            (key, each) -> copy.put(String.valueOf(key), each == null ? null : plain(each)));
        yield copy;
      }
      case Iterable<?> many -> {
        List<@Nullable Object> copy = new ArrayList<>();
        many.forEach(each -> copy.add(each == null ? null : plain(each)));
        yield copy;
      }
      case Enum<?> constant -> constant.name();
      case Number number -> number;
      case Boolean flag -> flag;
      default -> value.toString();
    };
  }

  private static Object fields(Record record) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      Object value = read(record, component);
      if (value != null && component.isAnnotationPresent(Personal.class)) {
        value = new Hidden(value);
      } else if (value != null) {
        value = plain(value);
      }
      fields.put(component.getName(), value);
    }
    // A value object such as BusinessDay reads as its one value.
    Object only = components.length == 1 ? fields.get(components[0].getName()) : null;
    return only == null ? fields : only;
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static @Nullable Object redacted(@Nullable Object value, @Nullable Object earlier) {
    return switch (value) {
      case Hidden hidden -> Objects.equals(hidden, earlier) ? REDACTED : REDACTED_CHANGE;
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        Map<?, ?> old = earlier instanceof Map<?, ?> other ? other : Map.of();
        map.forEach((key, each) -> copy.put((String) key, redacted(each, old.get(key))));
        yield copy;
      }
      case List<?> list -> {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(each -> copy.add(redacted(each, each)));
        yield copy;
      }
      case null, default -> value;
    };
  }
}
