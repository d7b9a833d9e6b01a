package cn.jiuxiao.server.audit.ui;

import cn.jiuxiao.server.shared.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What the log says, in words where the bundle has them: {@code audit.entity.KIND}, {@code
 * audit.action.ACTION}, {@code audit.field.NAME}; else as it was written.
 */
final class Words {
  private Words() {}

  static String entity(String entity) {
    return orAsItIs("audit.entity." + entity, entity);
  }

  static String action(String action) {
    return orAsItIs("audit.action." + action, action);
  }

  static String field(String field) {
    String name = field.substring(field.lastIndexOf('.') + 1);
    return field.isEmpty() ? "" : orAsItIs("audit.field." + snake(name), field);
  }

  static String value(@Nullable String value) {
    return switch (value) {
      case null -> "—";
      case "[personal]" -> Texts.of("audit.personal");
      case "[personal, changed]" -> Texts.of("audit.personalChanged");
      case "true" -> Texts.of("audit.yes");
      case "false" -> Texts.of("audit.no");
      default -> value;
    };
  }

  /** Records say displayName, tables display_name: the same field. */
  private static String snake(String name) {
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
  }

  private static String orAsItIs(String key, String otherwise) {
    return Texts.has(key) ? Texts.of(key) : otherwise;
  }
}
