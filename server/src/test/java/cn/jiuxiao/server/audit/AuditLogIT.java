package cn.jiuxiao.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.programme.Target;
import cn.jiuxiao.server.programme.Targets;
import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.SignIn;
import io.micronaut.transaction.exceptions.IllegalTransactionStateException;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditLogIT extends ServerTest {
  @Inject AuditLog log;
  @Inject AuditTrail trail;
  @Inject Targets targets;
  @Inject SignIn signIn;
  @Inject Clock clock;
  private Actor office;
  private Actor inspector;

  @BeforeAll
  void someChanges() {
    office = signIn.as(Role.PROGRAMME_OFFICE);
    inspector = signIn.as(Role.INSPECTOR);
    targets.set(office, target(30));
    targets.set(office, target(30));
    targets.set(signIn.as(Role.ADMINISTRATOR), target(31));
  }

  private static Target target(long yuan) {
    return new Target(2026, Money.ofYuan("" + yuan), 1000, "文件", false);
  }

  private List<AuditEntry> find(String search, Map<String, String> filters) {
    var query = new ListQuery(search, filters, null, false, 0, 50);
    List<AuditEntry> found = trail.page(inspector, query);
    assertThat(trail.count(inspector, query)).isEqualTo(found.size());
    return found;
  }

  @Test
  void aChangeSaysWhoAndFromWhatToWhatAndNoChangeSaysNothing() {
    List<AuditEntry> entries = find("", Map.of("entity", "target"));
    assertThat(entries).extracting(AuditEntry::action).containsExactly("CHANGED", "CREATED");
    assertThat(entries.getFirst().differences())
        .containsExactly(new AuditEntry.Difference("amount", "30.00", "31.00"));
    assertThat(entries.getLast().userName()).contains("programme office");
    assertThat(entries.getLast().entityId()).isEqualTo("2026");
  }

  @Test
  void filtersByPersonAndPeriodAndIgnoresWhatIsNoDayOrNumber() {
    String today = BusinessDay.today(clock).toString();
    String user = "" + office.userId();
    assertThat(find("", Map.of("entity", "target", "user", user, "from", today, "to", today)))
        .hasSize(1);
    assertThat(find("", Map.of("entity", "target", "to", "2019-07-24"))).isEmpty();
    assertThat(find("", Map.of("entity", "target", "from", "2019-02-30", "user", "x"))).hasSize(2);
  }

  @Test
  void searchesTheContentLiterally() {
    assertThat(find("31.00", Map.of("entity", "target"))).hasSize(1);
    assertThat(find("%", Map.of("entity", "target"))).isEmpty();
  }

  @Test
  void withoutATransactionNothingIsWritten() {
    assertThatThrownBy(() -> log.changed(office.userId(), "target", 1, null, target(1)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ADMINISTRATOR", "PROGRAMME_OFFICE", "INSPECTOR"})
  void othersMayNotLook(Role role) {
    var actor = new Actor(1, "x", role, null, null, null, null);
    var query = new ListQuery("", Map.of(), null, false, 0, 1);
    assertThatThrownBy(() -> trail.page(actor, query)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> trail.count(actor, query)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> trail.people(actor)).isInstanceOf(AccessDenied.class);
    assertThatThrownBy(() -> trail.entities(actor)).isInstanceOf(AccessDenied.class);
  }
}
