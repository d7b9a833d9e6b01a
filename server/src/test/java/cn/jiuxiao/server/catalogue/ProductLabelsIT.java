package cn.jiuxiao.server.catalogue;

import static cn.jiuxiao.server.catalogue.CatalogueFixture.SHIMEN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.testing.Http;
import cn.jiuxiao.server.testing.Labels;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.tls.ServerAddresses;
import cn.jiuxiao.server.vendors.Vendor;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProductLabelsIT extends ServerTest {

  @Inject CatalogueFixture fixture;
  @Inject ServerAddresses addresses;
  private Vendor vendor;

  @Override
  protected Map<String, String> moreProperties() {
    return Map.of("jiuxiao.https.port", "-1", "jiuxiao.https.names", "jiuxiao.example");
  }

  private Http plain(Actor actor) {
    return new Http(addresses.local()).signedInAs(actor);
  }

  @BeforeAll
  void load() {
    fixture.load(database());
    vendor = fixture.vendor("标签合作社", SHIMEN);
  }

  @Test
  void eachLabelsCodeLeadsToItsTracePage() throws Exception {
    Product withGtin = fixture.product(vendor, "有条码的茶", "6901234567892");
    Product without = fixture.product(vendor, "没有条码的茶", null);
    Actor people = fixture.peopleOf(vendor);
    byte[] pdf =
        Labels.fetch(
            plain(people),
            "/api/products/labels.pdf?paper=ROLL_60_40&p=%d:2,%d:1"
                .formatted(withGtin.storedId(), without.storedId()));
    // Asked for at http://localhost: printed for strangers' phones.
    String host = addresses.secure("jiuxiao.example").orElseThrow().toString();
    assertThat(host).startsWith("https://jiuxiao.example:");
    assertThat(Labels.qrCodes(pdf))
        .containsExactly(
            host + "/01/06901234567892",
            host + "/01/06901234567892",
            host + "/p/" + without.code());
  }

  @Test
  void nonsenseIsAProblemAndOthersProductsAreNotFound() {
    Actor people = fixture.peopleOf(vendor);
    Product theirs = fixture.product(fixture.vendor("别家", SHIMEN), "别家的茶", null);
    assertThat(
            plain(people)
                .get("/api/products/labels.pdf?p=" + theirs.storedId() + ":1")
                .statusCode())
        .isEqualTo(404);
    assertThat(plain(people).get("/api/products/labels.pdf?p=x").statusCode()).isEqualTo(422);
    assertThat(plain(people).get("/api/products/labels.pdf?p=1:99999").statusCode()).isEqualTo(422);
    assertThat(plain(people).get("/api/products/labels.pdf?first=99&p=1:1").statusCode())
        .isEqualTo(422);
    assertThat(plain(people).get("/api/products/labels.pdf?p=1:1&paper=NOPE").body())
        .contains("NOPE")
        .doesNotContain("cn.jiuxiao");
    assertThat(new Http(addresses.local()).get("/api/products/labels.pdf?p=1:1").statusCode())
        .isEqualTo(401);
  }
}
