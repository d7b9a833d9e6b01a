package cn.jiuxiao.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private enum Kind {
    HOUSEHOLD
  }

  private record Contact(@Personal @Nullable String phone, String town) {}

  private record Thing(String name, Kind kind, Money price, LocalDate day, Contact contact) {}

  private static final Thing TEA =
      new Thing(
          "茶",
          Kind.HOUSEHOLD,
          new Money(1250),
          LocalDate.of(2026, 10, 17),
          new Contact("13900000000", "壶瓶山"));

  @Test
  void aRecordReadsAsItsFieldsAndAValueObjectAsItsValue() {
    assertThat(Snapshot.of(null, TEA).after())
        .isEqualTo(
            Map.of(
                "name", "茶",
                "kind", "HOUSEHOLD",
                "price", "12.50",
                "day", "2026-10-17",
                "contact", Map.of("phone", "[personal]", "town", "壶瓶山")));
  }

  @Test
  void aPersonalFieldTellsThatItChangedButNotWhat() {
    var before = new Contact("13900000000", "a");
    var pair = Snapshot.of(before, new Contact("13911111111", "a"));
    assertThat(pair.before()).isEqualTo(Map.of("phone", "[personal]", "town", "a"));
    assertThat(pair.after()).isEqualTo(Map.of("phone", "[personal, changed]", "town", "a"));
    assertThat(Snapshot.of(before, new Contact("13900000000", "b")).after())
        .isEqualTo(Map.of("phone", "[personal]", "town", "b"));
  }

  @Test
  void aPersonalFieldInsideAListIsRedactedToo() {
    assertThat(Snapshot.of(null, Map.of("contacts", List.of(new Contact("139", "a")))).toString())
        .contains("[personal]")
        .doesNotContain("139");
  }
}
