package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.testing.PlaceFixture.BLACK_TEA;
import static cn.jiuxiao.server.testing.PlaceFixture.GROWER;
import static cn.jiuxiao.server.testing.PlaceFixture.OFFICE;
import static cn.jiuxiao.server.testing.PlaceFixture.ORGANIZER;
import static cn.jiuxiao.server.testing.PlaceFixture.TEA;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.catalogue.PictureFixture;
import cn.jiuxiao.server.catalogue.PictureOutcome;
import cn.jiuxiao.server.catalogue.ProductPictures;
import cn.jiuxiao.server.fairs.FairFixture;
import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.testing.PlaceFixture;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestDevice;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a product's picture comes to a till (kiosk-ui/README.md §4). */
class TillPicturesIT extends ServerTest {
  @Inject PlaceFixture places;
  @Inject FairFixture fairFixture;
  @Inject Kiosks kiosks;
  @Inject Terminals terminals;
  @Inject PriceLists priceLists;
  @Inject ProductPictures pictures;
  private long outlet;
  private TestDevice till;
  private int fairs;

  @BeforeAll
  void people() {
    places.make();
  }

  @BeforeEach
  void aTillThatSellsTea() {
    pictures.remove(OFFICE, TEA);
    outlet = fairFixture.teaOutlet(ORGANIZER, "图片展会" + fairs++);
    priceLists.change(ORGANIZER, outlet, List.of(new OfferChange(TEA, 16800L)));
    till = tillAt(outlet);
  }

  private TestDevice tillAt(long place) {
    Kiosk kiosk = kiosks.add(ORGANIZER, place, "一号机");
    TestDevice device = new TestDevice(http());
    device.enrol(kiosks.issueCode(ORGANIZER, kiosk.storedId()).code());
    device.signIn();
    return device;
  }

  private String hand(Color colour) throws IOException {
    assertThat(pictures.put(GROWER, TEA, new ByteArrayInputStream(PictureFixture.plain(colour))))
        .isInstanceOf(PictureOutcome.Stored.class);
    return pictures.of(TEA).orElseThrow().tileHash();
  }

  private JsonNode teaSince(long version) {
    JsonNode delta = till.read(till.get("/api/kiosk/catalogue?since=" + version));
    assertThat(delta.get("products").size()).isEqualTo(1);
    return delta.get("products").get(0);
  }

  private HttpResponse<String> picture(String hash) {
    return till.get("/api/kiosk/pictures/" + hash);
  }

  @Test
  void anotherPictureReachesTheTillByTheNextDelta() throws IOException {
    assertThat(teaSince(0).get("picture").isNull()).isTrue();
    String green = hand(Color.GREEN);
    assertThat(teaSince(1).get("picture").getStringValue()).isEqualTo(green);
    String red = hand(Color.RED);
    assertThat(teaSince(2).get("picture").getStringValue()).isEqualTo(red).isNotEqualTo(green);
    assertThat(teaSince(2).get("priceFen").getLongValue()).isEqualTo(16800);
    pictures.remove(GROWER, TEA);
    assertThat(teaSince(3).get("picture").isNull()).isTrue();
    assertThat(picture(green).statusCode()).isEqualTo(404);
  }

  @Test
  void aTillGetsWhatItsOutletOffersAndNothingElse() throws IOException {
    String hash = hand(Color.GREEN);
    HttpResponse<String> answer = picture(hash);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
        .contains("private", "immutable");
    assertThat(picture(pictures.of(TEA).orElseThrow().pageHash()).statusCode()).isEqualTo(404);
    assertThat(picture("AAAAAAAAAAAAAAAAAAAAAA").statusCode()).isEqualTo(404);

    priceLists.change(
        ORGANIZER, outlet, List.of(new OfferChange(TEA, null), new OfferChange(BLACK_TEA, 32000L)));
    assertThat(picture(hash).statusCode()).isEqualTo(404);
    till = tillAt(fairFixture.teaOutlet(ORGANIZER, "别的展会" + fairs));
    assertThat(picture(hash).statusCode()).isEqualTo(404);
  }

  @Test
  void neitherPeopleNorRevokedTillsAreAnswered() throws IOException {
    String path = "/api/kiosk/pictures/" + hand(Color.GREEN);
    assertThat(http().get(path).statusCode()).isEqualTo(401);
    assertThat(http(OFFICE).get(path).statusCode()).isEqualTo(403);
    terminals.revoke(ORGANIZER, till.terminal(), "丢失");
    till.signIn();
    assertThat(till.get(path).statusCode()).isEqualTo(403);
  }
}
