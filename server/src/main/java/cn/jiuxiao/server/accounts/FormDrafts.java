package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person had typed into a long form and not yet saved, one draft a form. It is theirs alone,
 * and outlives sessions and the server.
 */
@Singleton
public class FormDrafts {
  private static final int MOST_CHARACTERS = 200_000;

  private final Sql sql;
  private final ObjectMapper json;
  private final Clock clock;

  FormDrafts(Sql sql, ObjectMapper json, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param values what was typed, by field
   */
  public record Draft(Map<String, String> values, Instant savedAt) {}

  /**
   * @param form the form's address, such as "fairs/new"
   */
  public Optional<Draft> find(Actor actor, String form) {
    return sql.first(
        "SELECT content::text AS content, saved_at FROM form_draft WHERE user_id = ? AND form = ?",
        row ->
            new Draft(
                read(row.getString("content")),
                Objects.requireNonNull(Sql.instant(row, "saved_at"))),
        actor.userId(),
        form);
  }

  /** The time of day at which it was kept. */
  public Instant save(Actor actor, String form, Map<String, String> values) {
    Instant now = clock.instant();
    String content = write(values);
    // A draft that is no form any more but a book: better none than a full database.
    if (content.length() <= MOST_CHARACTERS) {
      sql.run(
          "INSERT INTO form_draft (user_id, form, content, saved_at) VALUES (?, ?, CAST(? AS jsonb), ?)"
              + " ON CONFLICT (user_id, form) DO UPDATE SET content = excluded.content,"
              + " saved_at = excluded.saved_at",
          actor.userId(),
          form,
          content,
          now);
    }
    return now;
  }

  public void discard(Actor actor, String form) {
    sql.run("DELETE FROM form_draft WHERE user_id = ? AND form = ?", actor.userId(), form);
  }

  private String write(Map<String, String> values) {
    try {
      return new String(json.writeValueAsBytes(values), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> read(String content) {
    try {
      return json.readValue(content, Argument.mapOf(String.class, String.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
