package cn.jiuxiao.server.audit.ui;

import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Texts;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the log says, in words where the bundle has them: {@code audit.entity.KIND}, {@code
 * audit.action.ACTION}, {@code audit.field.NAME}; else as it was written.
 */
@Singleton
final class Words {
  private static final Set<String> REGIONS = Set.of("region", "region_code", "parent_code");
  private final Regions regions;

  Words(Regions regions) {
    this.regions = regions;
  }

  static String entity(String entity) {
    return orAsItIs("audit.entity." + entity, entity);
  }

  static String action(String action) {
    return orAsItIs("audit.action." + action, action);
  }

  static String field(String field) {
    return field.isEmpty() ? "" : orAsItIs("audit.field." + lastName(field), field);
  }

  String value(String field, @Nullable String value) {
    return switch (value) {
      case null -> "—";
      case "[personal]" -> Texts.of("audit.personal");
      case "[personal, changed]" -> Texts.of("audit.personalChanged");
      case "true" -> Texts.of("audit.yes");
      case "false" -> Texts.of("audit.no");
      default -> known(lastName(field), value);
    };
  }

  /** Codes that have a name: roles, regions, decisions. */
  private String known(String name, String value) {
    if (REGIONS.contains(name)) {
      return regions.name(value);
    }
    return switch (name) {
      case "role" -> orAsItIs("shared.role." + value, value);
      case "decision" -> orAsItIs("audit.decision." + value, value);
      default -> value;
    };
  }

  /** Records say displayName, tables display_name: the same field. */
  private static String lastName(String field) {
    String name = field.substring(field.lastIndexOf('.') + 1);
    return name.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static String orAsItIs(String key, String otherwise) {
    return Texts.has(key) ? Texts.of(key) : otherwise;
  }
}
