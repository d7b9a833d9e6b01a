package cn.jiuxiao.server.catalogue;

import static cn.jiuxiao.server.catalogue.CatalogueFixture.SHIMEN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.vendors.Vendor;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TracePageIT extends ServerTest {

  private static final int FIFTY_KB = 50_000;
  @Inject CatalogueFixture fixture;
  @Inject Eligibilities eligibilities;
  @Inject Papers papers;
  @Inject BlockProduct blocking;
  private Product tea;

  @BeforeAll
  void enterATea() {
    fixture.load(database());
    Vendor vendor = fixture.vendor("石门银峰<b>茶业", SHIMEN);
    tea = fixture.product(vendor, "石门银峰 特级", "6901234567892");
    Actor office = fixture.office();
    long id = tea.storedId();
    eligibilities.add(
        office,
        id,
        new EligibilityDraft("POOR_COUNTY", LocalDate.of(2019, 7, 24), null, null, "内部说明"));
    papers.add(
        office,
        id,
        new CertificateDraft(
            "GREEN_FOOD", "LB-44-18", "中国绿色食品发展中心", LocalDate.of(2024, 1, 1), null, null));
    papers.add(
        office,
        id,
        new CertificateDraft(
            "ORGANIC", "OLD-1", "某机构", LocalDate.of(2018, 1, 1), LocalDate.of(2019, 1, 1), null));
    for (String lot : new String[] {"L1", "L2"}) {
      papers.add(
          office,
          id,
          new InspectionDraft(lot, LocalDate.of(2025, 4, 1), "常德市检测中心", "农残", true, null));
    }
  }

  @Test
  void tellsWhereItComesFromAndWhyItCounts() {
    HttpResponse<String> page = http().get("/01/06901234567892");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("石门银峰 特级", "石门县", "罗坪乡", "贫困县石门县生产加工的产品", "2019-07-24")
        .contains("LB-44-18", "3月至4月", "6.5 吨", "258", "清明前采")
        .contains("itemtype=\"https://schema.org/Product\"")
        .doesNotContain("OLD-1")
        .doesNotContain("<b>茶业")
        .doesNotContain("13800000000")
        .doesNotContain("张三")
        .doesNotContain("内部说明");
  }

  @Test
  void isSmallEnoughForAWeakPhone() {
    assertThat(http().get("/p/" + tea.code()).body().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(FIFTY_KB);
  }

  @Test
  void speaksEnglishToThoseWhoAsk() {
    HttpResponse<String> page =
        http().send("/p/" + tea.code(), request -> request.header("Accept-Language", "en").GET());
    assertThat(page.body()).contains("From the poor county (Shimen)", "March to April");
  }

  @Test
  void aDigitalLinkMayCarryFurtherIdentifiers() {
    HttpResponse<String> page = http().get("/01/06901234567892/10/L2/21/9?17=270101");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(">L2<").doesNotContain(">L1<");
  }

  @Test
  void asksAgainOnlyForWhatChanged() {
    HttpResponse<String> first = http().get("/p/" + tea.code());
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second =
        http().send("/p/" + tea.code(), request -> request.header("If-None-Match", tag).GET());
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
  }

  @Test
  void anUnknownCodeGetsAPageThatHelps() {
    HttpResponse<String> page = http().get("/p/NO-SUCH-CODE");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("NO-SUCH-CODE", "name=\"code\"");
    assertThat(http().get("/01/06901234567893").statusCode()).isEqualTo(404);
    assertThat(http().get("/p?code=6901234567892").headers().firstValue("Location"))
        .contains("/01/06901234567892");
  }

  @Test
  void aRecalledProductWarnsFirst() {
    Actor office = fixture.office();
    blocking.block(office, tea.storedId(), BlockKind.RECALLED, "农残超标");
    try {
      assertThat(http().get("/p/" + tea.code()).body())
          .contains("已召回", "请停止食用")
          .doesNotContain("消费帮扶产品");
    } finally {
      blocking.unblock(office, tea.storedId(), "复检合格");
    }
  }
}
