package cn.jiuxiao.server.catalogue;

import static cn.jiuxiao.server.catalogue.CatalogueFixture.SHIMEN;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.vendors.Vendor;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EvidenceIT extends ServerTest {

  private static final byte[] PDF =
      "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF".getBytes(StandardCharsets.US_ASCII);

  @Inject CatalogueFixture fixture;
  @Inject EvidenceFiles files;
  @Inject Eligibilities eligibilities;

  @BeforeAll
  void load() {
    fixture.load(database());
  }

  private EvidenceOutcome store(String name, byte[] content) throws IOException {
    return files.store(fixture.office(), name, new ByteArrayInputStream(content));
  }

  private static byte[] jpeg(boolean turned) throws IOException {
    BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    var graphics = picture.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 20, 20);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", bytes);
    return turned ? PictureFixture.turned(bytes.toByteArray()) : bytes.toByteArray();
  }

  @Test
  void aPhotoLosesItsExifAndStandsUpright() throws Exception {
    byte[] photo = jpeg(true);
    assertThat(
            ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo))
                .getFirstDirectoryOfType(ExifIFD0Directory.class)
                .getInt(ExifIFD0Directory.TAG_ORIENTATION))
        .isEqualTo(6);
    EvidenceOutcome.Stored stored = (EvidenceOutcome.Stored) store("..\\..\\照片.php", photo);
    assertThat(stored.name()).isEqualTo("照片.jpg");
    EvidenceFile kept = files.visible(fixture.office(), stored.id());
    assertThat(
            ImageMetadataReader.readMetadata(new ByteArrayInputStream(kept.content()))
                .getFirstDirectoryOfType(ExifIFD0Directory.class))
        .isNull();
    BufferedImage upright = ImageIO.read(new ByteArrayInputStream(kept.content()));
    assertThat(upright.getWidth()).isEqualTo(20);
    assertThat(upright.getHeight()).isEqualTo(40);
    // The red half was on the left; turned right by 90° it is on top.
    assertThat(new Color(upright.getRGB(10, 5)).getRed()).isGreaterThan(200);
    assertThat(new Color(upright.getRGB(10, 35)).getRed()).isLessThan(60);
  }

  @Test
  void theContentDecidesNotTheName() throws IOException {
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    assertThat(store("证明.pdf", page)).isInstanceOf(EvidenceOutcome.Refused.class);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    assertThat(store("图.png", svg)).isInstanceOf(EvidenceOutcome.Refused.class);
    byte[] brokenPicture = java.util.Arrays.copyOf(jpeg(false), 60);
    assertThat(store("坏.jpg", brokenPicture)).isInstanceOf(EvidenceOutcome.Refused.class);
    assertThat(store("空.pdf", new byte[0])).isInstanceOf(EvidenceOutcome.Refused.class);
    assertThat(store("证明.bin", PDF)).isInstanceOf(EvidenceOutcome.Stored.class);
  }

  @Test
  void elevenMegabytesAreTooMany() throws IOException {
    byte[] large = java.util.Arrays.copyOf(PDF, 11 * 1024 * 1024);
    assertThat(((EvidenceOutcome.Refused) store("大.pdf", large)).problem().textKey())
        .isEqualTo("catalogue.problem.evidenceTooLarge");
  }

  @Test
  void whoSeesTheProductSeesItsEvidenceAsAnAttachment() throws IOException {
    Vendor ours = fixture.vendor("有证明的合作社", SHIMEN);
    Vendor others = fixture.vendor("别人的合作社", SHIMEN);
    Product product = fixture.product(ours, "有证明的茶", null);
    long file = ((EvidenceOutcome.Stored) store("贫困县证明.pdf", PDF)).id();
    String path = "/api/evidence/" + file;
    Actor stranger = fixture.peopleOf(others);
    assertThat(http(fixture.peopleOf(ours)).get(path).statusCode()).isEqualTo(404);
    eligibilities.add(
        fixture.office(),
        product.storedId(),
        new EligibilityDraft("POOR_COUNTY", LocalDate.of(2024, 1, 1), null, file, ""));
    var answer = http(fixture.peopleOf(ours)).get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/pdf");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(http(stranger).get(path).statusCode()).isEqualTo(404);
    assertThat(http().get(path).statusCode()).isEqualTo(401);
  }
}
