package cn.jiuxiao.server.catalogue;

import static cn.jiuxiao.server.catalogue.PictureFixture.encoded;
import static cn.jiuxiao.server.catalogue.PictureFixture.halves;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.catalogue.PictureSizes.Made;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

/** How large a picture may be depends on how much of it its decoder has to hold. */
class PictureSizesTest {
  private static final String JPEG = "image/jpeg";
  private static final HexFormat HEX = HexFormat.of();
  private static final int BASELINE = 0xC0;
  private static final int PROGRESSIVE = 0xC2;

  @Test
  void aJpegOfOnePassIsHeldByRowsAndOneOfSeveralWhole() throws IOException {
    assertThat(HeldWhole.is(encoded(halves(200, 150), "jpeg"), JPEG)).isFalse();
    assertThat(HeldWhole.is(progressive(halves(200, 150)), JPEG)).isTrue();
    assertThat(HeldWhole.is(PictureFixture.turned(encoded(halves(200, 150), "jpeg")), JPEG))
        .isFalse();
    assertThat(HeldWhole.is(jpegOf(BASELINE, 200, 150, 1), JPEG)).isTrue();
    assertThat(HeldWhole.is(new byte[] {(byte) 0xFF, (byte) 0xD8}, JPEG)).isTrue();
    assertThat(HeldWhole.is(PictureFixture.webp(), "image/webp")).isTrue();
  }

  @Test
  void whatIsHeldWholeMayHaveSixteenMillionPixels() {
    assertThat(refusal(jpegOf(PROGRESSIVE, 4001, 4000, 3), JPEG)).isEqualTo("16");
    assertThat(refusal(jpegOf(BASELINE, 4001, 4000, 1), JPEG)).isEqualTo("16");
    assertThat(refusal(webpOf(4001, 4000), "image/webp")).isEqualTo("16");
    assertThat(refusal(jpegOf(PROGRESSIVE, 4000, 4000, 3), JPEG)).isNotEqualTo("16");
    assertThat(refusal(webpOf(4000, 4000), "image/webp")).isNotEqualTo("16");
  }

  @Test
  void whatIsReadByRowsMayHaveFiftyMillion() {
    assertThat(refusal(jpegOf(BASELINE, 10_000, 5_001, 3), JPEG)).isEqualTo("50");
    assertThat(refusal(jpegOf(BASELINE, 10_000, 5_000, 3), JPEG)).isNotEqualTo("50");
    assertThat(refusal(ribbon(), "image/png")).isEqualTo("50");
  }

  @Test
  void progressiveJpegsAtTheLimitAreTaken() throws IOException {
    assertThat(PictureSizes.of(progressive(halves(4000, 4000)), JPEG))
        .isInstanceOf(Made.Sizes.class);
  }

  /** How many million pixels it should have at most; otherwise what else became of it. */
  private static String refusal(byte[] picture, String mediaType) {
    return PictureSizes.of(picture, mediaType) instanceof Made.Refused(String key, Object[] args)
        ? args.length == 1 ? String.valueOf(args[0]) : key
        : "taken";
  }

  /** One row longer than any picture's. */
  private static byte[] ribbon() {
    return encoded(new BufferedImage(70_000, 1, BufferedImage.TYPE_BYTE_BINARY), "png");
  }

  private static byte[] progressive(BufferedImage picture) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A JPEG of three colours that ends where its first pass begins. */
  private static byte[] jpegOf(int frame, int width, int height, int coloursOfFirstPass) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HEX.parseHex("ffd8"));
    bytes.writeBytes(HEX.parseHex("ffe000104a46494600010100000100010000"));
    bytes.writeBytes(
        HEX.parseHex("ff%02x001108%04x%04x03011100021100031100".formatted(frame, height, width)));
    bytes.writeBytes(
        HEX.parseHex(
            "ffda%04x%02x".formatted(6 + 2 * coloursOfFirstPass, coloursOfFirstPass)
                + "010002000300".substring(0, 4 * coloursOfFirstPass)
                + "003f00"));
    return bytes.toByteArray();
  }

  /** A lossless WebP that ends behind its size. */
  private static byte[] webpOf(int width, int height) {
    ByteBuffer bytes = ByteBuffer.allocate(12 + 8 + 10).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(US_ASCII)).putInt(22);
    bytes.put("WEBPVP8L".getBytes(US_ASCII)).putInt(10);
    bytes.put((byte) 0x2F).putInt((width - 1) | (height - 1) << 14);
    return bytes.array();
  }
}
