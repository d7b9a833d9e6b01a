package cn.jiuxiao.server.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.ServerTest;
import io.micronaut.context.BeanContext;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The seals' service and {@code ./jiuxiao verify} as people use them. */
@TestMethodOrder(OrderAnnotation.class)
class SealsIT extends ServerTest {
  private static final ListQuery ALL = new ListQuery("", Map.of(), null, false, 0, 50);

  @Inject Seals seals;
  @Inject BeanContext beans;
  private final Actor office = actor(Role.PROGRAMME_OFFICE);
  private final Actor inspector = actor(Role.INSPECTOR);

  private static Actor actor(Role role) {
    return new Actor(1, role.name(), role, null, null, null, null);
  }

  @Test
  @Order(1)
  void eachSealFollowsTheOneBeforeAndTheFileIsWhatWasCut() throws Exception {
    try (var connection = database().connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO user_account (id, username, display_name, password_hash, role, created_at)"
              + " VALUES (1, 'office', '专班', 'x', 'PROGRAMME_OFFICE', now())");
    }
    assertThat(seals.cut(office)).isEqualTo(1);
    seals.daily();
    assertThat(seals.page(inspector, ALL))
        .extracting(SealRow::number, SealRow::entries, SealRow::cutBy)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, 0L, null),
            org.assertj.core.groups.Tuple.tuple(1L, 0L, "专班"));
    Seal first = Seal.ofFile(seals.file(inspector, 1));
    Seal second = Seal.ofFile(seals.file(inspector, 2));
    assertThat(second.previous()).isEqualTo(first.hash());
    assertThat(seals.page(inspector, ALL).getLast().hash()).isEqualTo(first.hash().toString());
  }

  @Test
  @Order(2)
  void onlyTheOfficeCutsAndOnlyItAndTheInspectorRead() {
    assertThatThrownBy(() -> seals.cut(inspector)).isInstanceOf(AccessDenied.class);
    for (Role role : List.of(Role.VENDOR, Role.COUNTY_OFFICER, Role.STORE_MANAGER)) {
      assertThatThrownBy(() -> seals.page(actor(role), ALL)).isInstanceOf(AccessDenied.class);
      assertThatThrownBy(() -> seals.file(actor(role), 1)).isInstanceOf(AccessDenied.class);
    }
    assertThatThrownBy(() -> seals.file(inspector, 99)).isInstanceOf(NotFound.class);
  }

  @Test
  @Order(3)
  void verifyTellsWhatHoldsAndEndsWithOneIfSomethingDoesNot() throws Exception {
    Path file = Files.createTempFile("seal", ".txt");
    Files.write(file, seals.file(inspector, 1));
    assertThat(verify(file.toString())).startsWith("0 ").contains("0", "2");
    try (var connection = database().connect();
        var statement = connection.createStatement()) {
      statement.execute("DELETE FROM seal WHERE number = 1");
    }
    assertThat(verify(file.toString())).startsWith("1 ").contains("✗ seal 1  ", "✗ seal 2  ");
  }

  private String verify(String... arguments) {
    var out = new StringWriter();
    int status = beans.getBean(VerifyCommand.class).run(List.of(arguments), new PrintWriter(out));
    return status + " " + out;
  }
}
