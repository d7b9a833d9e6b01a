package cn.jiuxiao.server.catalogue;

import static cn.jiuxiao.server.catalogue.CatalogueFixture.HANSHOU;
import static cn.jiuxiao.server.catalogue.CatalogueFixture.SHIMEN;
import static cn.jiuxiao.server.catalogue.PictureFixture.decoded;
import static cn.jiuxiao.server.catalogue.PictureFixture.encoded;
import static cn.jiuxiao.server.catalogue.PictureFixture.halves;
import static cn.jiuxiao.server.catalogue.PictureFixture.isBluish;
import static cn.jiuxiao.server.catalogue.PictureFixture.isReddish;
import static cn.jiuxiao.server.catalogue.PictureFixture.noise;
import static cn.jiuxiao.server.catalogue.PictureFixture.plain;
import static cn.jiuxiao.server.catalogue.PictureFixture.turned;
import static cn.jiuxiao.server.testing.Refused.denied;
import static cn.jiuxiao.server.testing.Refused.notFound;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.vendors.Vendor;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductPicturesIT extends ServerTest {

  @Inject CatalogueFixture fixture;
  @Inject ProductPictures pictures;
  @Inject Products products;
  @Inject Sql sql;
  private Vendor vendor;
  private Product tea;
  private int teas;

  @BeforeAll
  void load() {
    fixture.load(database());
    vendor = fixture.vendor("石门银峰茶业合作社", SHIMEN);
  }

  @BeforeEach
  void aProductWithoutAPicture() {
    tea = fixture.product(vendor, "茶 " + teas++, null);
  }

  private PictureOutcome put(Actor actor, byte[] content) throws IOException {
    return pictures.put(actor, tea.storedId(), new ByteArrayInputStream(content));
  }

  private ProductPicture stored(byte[] content) throws IOException {
    assertThat(put(fixture.office(), content)).isInstanceOf(PictureOutcome.Stored.class);
    return picture();
  }

  private ProductPicture picture() {
    return pictures.of(tea.storedId()).orElseThrow();
  }

  private byte[] content(String hash) {
    return pictures.content(hash).orElseThrow();
  }

  private void refused(String textKey, byte[] content) throws IOException {
    assertThat(put(fixture.office(), content))
        .isInstanceOfSatisfying(
            PictureOutcome.Refused.class,
            refused -> assertThat(refused.problem().textKey()).isEqualTo(textKey));
    assertThat(pictures.of(tea.storedId())).isEmpty();
  }

  @Test
  void aTileIsTheMiddleSquareAndThePageHasAllOfIt() throws IOException {
    ProductPicture kept = stored(encoded(halves(3000, 1000), "jpeg"));
    BufferedImage tile = decoded(content(kept.tileHash()));
    assertThat(new int[] {tile.getWidth(), tile.getHeight()}).containsExactly(240, 240);
    assertThat(isReddish(tile.getRGB(20, 120))).isTrue();
    assertThat(isBluish(tile.getRGB(220, 120))).isTrue();
    BufferedImage page = decoded(content(kept.pageHash()));
    assertThat(new int[] {page.getWidth(), page.getHeight()})
        .containsExactly(960, 320)
        .containsExactly(kept.pageWidth(), kept.pageHeight());
  }

  @Test
  void whatHardlyCompressesIsSmallAllTheSame() throws IOException {
    ProductPicture kept = stored(noise(1200, 900));
    assertThat(content(kept.tileHash()).length).isBetween(1_000, 20_000);
    assertThat(content(kept.pageHash()).length).isBetween(10_000, 200_000);
  }

  @Test
  void aPhotoLosesItsExifAndStandsUpright() throws Exception {
    byte[] photo = turned(encoded(halves(400, 300), "jpeg"));
    ProductPicture kept = stored(photo);
    assertThat(kept.pageWidth()).isEqualTo(300);
    assertThat(kept.pageHeight()).isEqualTo(400);
    for (String hash : new String[] {kept.tileHash(), kept.pageHash()}) {
      byte[] content = content(hash);
      assertThat(
              ImageMetadataReader.readMetadata(new ByteArrayInputStream(content))
                  .getFirstDirectoryOfType(ExifIFD0Directory.class))
          .isNull();
      BufferedImage upright = decoded(content);
      // What was on the left is on top after a turn to the right.
      assertThat(isReddish(upright.getRGB(upright.getWidth() / 2, 20))).isTrue();
      assertThat(isBluish(upright.getRGB(upright.getWidth() / 2, upright.getHeight() - 20)))
          .isTrue();
    }
  }

  @Test
  void pngAndWebPAreTakenAndWhatIsTransparentBecomesWhite() throws IOException {
    ProductPicture kept = stored(PictureFixture.webp());
    assertThat(new int[] {kept.pageWidth(), kept.pageHeight()}).containsExactly(160, 120);
    BufferedImage tile = decoded(content(kept.tileHash()));
    assertThat(isReddish(tile.getRGB(40, 120))).isTrue();
    assertThat(isBluish(tile.getRGB(200, 120))).isTrue();
    BufferedImage glass = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
    tile = decoded(content(stored(encoded(glass, "png")).tileHash()));
    assertThat(new Color(tile.getRGB(120, 120)).getGreen()).isGreaterThan(250);
  }

  @Test
  void theContentDecidesAndWhatIsNoPictureIsRefusedWithAReason() throws IOException {
    refused(
        "catalogue.problem.pictureType",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
            .getBytes(StandardCharsets.UTF_8));
    refused("catalogue.problem.pictureType", encoded(halves(200, 200), "gif"));
    refused("catalogue.problem.pictureType", "%PDF-1.4".getBytes(StandardCharsets.UTF_8));
    byte[] photo = encoded(halves(400, 300), "jpeg");
    refused("catalogue.problem.pictureBroken", Arrays.copyOf(photo, 60));
    refused("catalogue.problem.pictureBroken", Arrays.copyOf(PictureFixture.webp(), 30));
    refused("catalogue.problem.evidenceEmpty", new byte[0]);
    refused("catalogue.problem.pictureTooLarge", Arrays.copyOf(photo, (8 << 20) + 1));
    refused("catalogue.problem.pictureSmall", encoded(halves(400, 100), "jpeg"));
  }

  @Test
  void aSmallFileOfManyPixelsIsRefusedBeforeAnyIsDecoded() throws IOException {
    byte[] bomb = encoded(new BufferedImage(10_000, 5_001, BufferedImage.TYPE_BYTE_BINARY), "png");
    assertThat(bomb.length).isLessThan(100_000);
    refused("catalogue.problem.pictureManyPixels", bomb);
  }

  @Test
  void whoMayChangeTheProductMayChangeItsPicture() throws IOException {
    byte[] photo = plain(Color.GREEN);
    Actor stranger = fixture.peopleOf(fixture.vendor("别人的合作社 " + teas, SHIMEN));
    for (Actor other : new Actor[] {stranger, fixture.officerOf(HANSHOU)}) {
      notFound(() -> put(other, photo));
      notFound(() -> pictures.remove(other, tea.storedId()));
    }
    denied(() -> put(fixture.inspector(), photo));
    denied(() -> pictures.remove(fixture.inspector(), tea.storedId()));
    assertThat(pictures.of(tea.storedId())).isEmpty();
    assertThat(put(fixture.peopleOf(vendor), photo)).isInstanceOf(PictureOutcome.Stored.class);
  }

  @Test
  void everyChangeIsWrittenDownAndTheSamePictureAgainIsNone() throws IOException {
    ProductPicture first = stored(plain(Color.GREEN));
    assertThat(stored(plain(Color.GREEN))).isEqualTo(first);
    assertThat(stored(plain(Color.RED)).tileHash()).isNotEqualTo(first.tileHash());
    pictures.remove(fixture.office(), tea.storedId());
    pictures.remove(fixture.office(), tea.storedId());
    assertThat(
            sql.list(
                "SELECT action FROM audit_log WHERE entity = 'product_picture' AND entity_id = ? ORDER BY id",
                row -> row.getString(1),
                String.valueOf(tea.storedId())))
        .containsExactly("CREATED", "CHANGED", "REMOVED");
    assertThat(pictures.content(first.tileHash())).isEmpty();
  }

  @Test
  void theListShowsItAndFindsWhatHasNone() throws IOException {
    String hash = stored(plain(new Color(90, 60, 30))).tileHash();
    assertThat(listed("yes")).contains(hash).doesNotContainNull();
    assertThat(listed("no")).containsOnlyNulls();
    pictures.remove(fixture.office(), tea.storedId());
    assertThat(listed("yes")).doesNotContain(hash);
  }

  private List<@Nullable String> listed(String picture) {
    ListQuery query = new ListQuery("", Map.of("picture", picture), "", false, 0, 100);
    return products.find(fixture.office(), query).stream().map(ProductRow::picture).toList();
  }

  @Test
  void theTracePageShowsItAndItsAddressNeverChangesItsContent() throws IOException {
    assertThat(http().get("/p/" + tea.code()).body()).doesNotContain("/pictures/");
    ProductPicture kept = stored(plain(Color.ORANGE));
    assertThat(http().get("/p/" + tea.code()).body())
        .contains("src=\"" + kept.pageAddress() + "\"")
        .contains("width=\"400\" height=\"300\"");
    HttpResponse<String> answer = http().get(kept.pageAddress());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    stored(plain(Color.PINK));
    assertThat(http().get(kept.pageAddress()).statusCode()).isEqualTo(404);
  }
}
