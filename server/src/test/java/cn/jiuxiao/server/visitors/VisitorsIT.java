package cn.jiuxiao.server.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.Fairs;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import cn.jiuxiao.wire.Base64Url;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VisitorsIT extends ServerTest {

  private static final ListQuery ALL = new ListQuery("", Map.of(), null, false, 0, 50);

  @Inject Fairs fairs;
  @Inject Visitors visitors;
  @Inject Badges badges;
  @Inject Sql sql;
  @Inject Clock clock;

  private final Actor organizer = TestSignIn.actor(Role.FAIR_ORGANIZER);

  @BeforeAll
  void region() {
    http(organizer);
    sql.run(
        "INSERT INTO region (code, name, name_en, valid_from) VALUES ('430702', '武陵区', 'Wuling', '2000-01-01') ON CONFLICT DO NOTHING");
  }

  @Test
  void aVisitorGetsABadgeWhoseCodeLetsThemIn() {
    long fair = fair(0);
    HttpResponse<String> answer = register(http(), fair, "欧阳娜娜", "138 0000 1234", true);
    assertThat(answer.statusCode()).isEqualTo(303);
    String path = answer.headers().firstValue("Location").orElseThrow();
    assertThat(http().get(path).body()).contains("<svg").contains("您的胸卡");
    assertThat(http().get(path + "/badge.pdf").body()).startsWith("%PDF");

    String code = badges.code(Base64Url.decode(path.substring("/badge/".length())));
    assertThat(visitors.checkIn(organizer, fair, code))
        .isInstanceOfSatisfying(
            CheckedIn.Welcome.class,
            welcome -> {
              assertThat(welcome.name()).isEqualTo("欧阳娜娜");
              assertThat(welcome.again()).isFalse();
            });
    assertThat(visitors.checkIn(organizer, fair, code))
        .isInstanceOfSatisfying(
            CheckedIn.Welcome.class, welcome -> assertThat(welcome.again()).isTrue());
    assertThat(visitors.find(organizer, fair, ALL))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.phone()).isEqualTo("138****1234");
              assertThat(row.number()).isEqualTo("00001");
              assertThat(row.checkedInAt()).isNotNull();
            });
  }

  @Test
  void aKnownPhoneGetsTheSameAnswerAndIsOnePerson() {
    long fair = fair(0);
    HttpResponse<String> first = register(http(), fair, "张三", "13900000001", true);
    HttpResponse<String> second = register(http(), fair, "李四", "+86 139-0000-0001", true);
    assertThat(second.statusCode()).isEqualTo(first.statusCode());
    String badge = http().get(second.headers().firstValue("Location").orElseThrow()).body();
    assertThat(badge).doesNotContain("张三");
    assertThat(visitors.count(organizer, fair, ALL)).isEqualTo(2);
    assertThat(sql.number("SELECT count(*) FROM visitor WHERE fair_id = ?", fair)).isEqualTo(1);
  }

  @Test
  void whatIsMissingIsSaidBesideItsFieldAndNothingIsStored() {
    long fair = fair(0);
    HttpResponse<String> answer = register(http(), fair, " ", "12345", false);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("请填写姓名")
        .contains("请填写 11 位手机号码")
        .contains("需要您同意")
        .contains("value=\"12345\"");
    assertThat(visitors.count(organizer, fair, ALL)).isZero();
  }

  @Test
  void aFairThatIsOverTakesNobody() {
    long over = fair(-200);
    assertThat(register(http(), over, "王五", "13900000002", true).statusCode()).isEqualTo(404);
    assertThat(http().get("/register/" + over).statusCode()).isEqualTo(404);
  }

  @Test
  void aMadeUpBadgeAndAnotherFairsBadgeDoNotOpenTheDoor() {
    long fair = fair(0);
    long other = fair(0);
    String path =
        register(http(), other, "赵六", "13900000003", true)
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String code = badges.code(Base64Url.decode(path.substring("/badge/".length())));
    assertThat(visitors.checkIn(organizer, fair, code)).isInstanceOf(CheckedIn.OtherFair.class);
    // The signature's first character: its last ones are A often enough by themselves.
    int signature = code.lastIndexOf('.') + 1;
    String forged =
        code.substring(0, signature)
            + (code.charAt(signature) == 'A' ? 'B' : 'A')
            + code.substring(signature + 1);
    assertThat(visitors.checkIn(organizer, other, forged)).isInstanceOf(CheckedIn.NotABadge.class);
    assertThat(visitors.checkIn(organizer, other, "hello")).isInstanceOf(CheckedIn.NotABadge.class);
  }

  @Test
  void visitorsAreTheirOwnFairsPeoplesBusiness() {
    long fair = fair(0);
    Actor stranger = new Actor(8999, "另一位组织者", Role.FAIR_ORGANIZER, null, null, null, null);
    assertThatThrownBy(() -> visitors.find(stranger, fair, ALL)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> visitors.checkIn(stranger, fair, "x")).isInstanceOf(NotFound.class);
  }

  private long fair(int daysFromToday) {
    LocalDate day = BusinessDay.today(clock).date().plusDays(daysFromToday);
    return fairs
        .save(
            organizer,
            new Fair(null, "测试展会", "", "会展中心", "430702", day, day.plusDays(2), null, null, 0))
        .storedId();
  }

  private static HttpResponse<String> register(
      Http http, long fair, String name, String phone, boolean consent) {
    String body =
        "name=%s&phone=%s&organisation=%s"
            .formatted(
                URLEncoder.encode(name, StandardCharsets.UTF_8),
                URLEncoder.encode(phone, StandardCharsets.UTF_8),
                consent ? "&consent=yes" : "");
    return http.method(
        "POST",
        "/register/" + fair,
        "application/x-www-form-urlencoded",
        BodyPublishers.ofString(body));
  }
}
