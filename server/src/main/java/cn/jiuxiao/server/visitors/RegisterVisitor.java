package cn.jiuxiao.server.visitors;

import cn.jiuxiao.server.participants.Persons;
import cn.jiuxiao.server.participants.PhoneNumber;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.Base64Url;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Registers a visitor for a fair and issues a badge. */
@Singleton
public class RegisterVisitor {

  /** The version of the privacy notice that the visitor agreed to; a new wording gets a new one. */
  static final String NOTICE = "2026-11";

  private static final int BADGE_BYTES = 16;

  private final VisitorFairs fairs;
  private final Persons persons;
  private final Sql sql;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  RegisterVisitor(VisitorFairs fairs, Persons persons, Sql sql, Clock clock) {
    this.fairs = fairs;
    this.persons = persons;
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * @throws NotFound if the fair is over, cancelled or was never there
   */
  @Transactional
  public Registration register(long fairId, RegistrationForm form) {
    if (fairs.open(fairId).isEmpty()) {
      throw new NotFound();
    }
    Map<String, String> problems = new LinkedHashMap<>(form.problems());
    Optional<PhoneNumber> phone = PhoneNumber.read(form.phone());
    if (phone.isEmpty()) {
      problems.put("phone", "visitors.phoneWanted");
    }
    if (!problems.isEmpty()) {
      return new Registration.Refused(problems);
    }
    return new Registration.Registered(issue(fairId, form, phone.orElseThrow()));
  }

  private String issue(long fairId, RegistrationForm form, PhoneNumber phone) {
    // The row of the fair is what numbers its badges one after another.
    sql.list("SELECT id FROM fair WHERE id = ? FOR UPDATE", row -> row.getLong(1), fairId);
    byte[] person = persons.token(phone);
    sql.run(
        """
        INSERT INTO visitor (fair_id, phone, person, consented_at, notice, registered_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (fair_id, person) DO NOTHING
        """,
        fairId,
        phone.digits(),
        person,
        clock.instant(),
        NOTICE,
        clock.instant());
    byte[] id = new byte[BADGE_BYTES];
    random.nextBytes(id);
    sql.run(
        """
        INSERT INTO badge (id, visitor_id, fair_id, number, name, organisation, issued_at)
        SELECT ?, v.id, v.fair_id,
               lpad(((SELECT count(*) FROM badge b WHERE b.fair_id = v.fair_id) + 1)::text, 5, '0'), ?, ?, ?
        FROM visitor v WHERE v.fair_id = ? AND v.person = ?
        """,
        id,
        form.name(),
        form.organisation(),
        clock.instant(),
        fairId,
        person);
    return Base64Url.encode(id);
  }
}
