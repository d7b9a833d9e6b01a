package cn.jiuxiao.server.catalogue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures as telephones and people with bad intentions make them. */
public final class PictureFixture {

  /** An Exif block of one tag: orientation 6 (turn right by 90°). */
  private static final byte[] EXIF_TURNED =
      HexFormat.of()
          .parseHex(
              "ffe10022457869660000"
                  + "4d4d002a00000008"
                  + "0001"
                  + "011200030000000100060000"
                  + "00000000");

  private PictureFixture() {}

  /** Red on the left, blue on the right. */
  public static BufferedImage halves(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.dispose();
    return picture;
  }

  /** One colour; another colour is another picture. */
  public static byte[] plain(Color colour) {
    BufferedImage picture = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 400, 300);
    graphics.dispose();
    return encoded(picture, "jpeg");
  }

  /** As hard to compress as any. */
  public static byte[] noise(int width, int height) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(7);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, random.nextInt());
      }
    }
    return encoded(picture, "jpeg");
  }

  public static byte[] encoded(BufferedImage picture, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public static BufferedImage decoded(byte[] picture) throws IOException {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(picture)));
  }

  /** The same JPEG, but its camera was held upright. */
  public static byte[] turned(byte[] jpeg) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(jpeg, 0, 2);
    all.writeBytes(EXIF_TURNED);
    all.write(jpeg, 2, jpeg.length - 2);
    return all.toByteArray();
  }

  /** 160 × 120, red and blue halves, lossy, as Chromium's canvas encodes it. */
  public static byte[] webp() throws IOException {
    try (InputStream file = PictureFixture.class.getResourceAsStream("/pictures/two-halves.webp")) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }

  public static boolean isReddish(int rgb) {
    Color colour = new Color(rgb);
    return colour.getRed() > 180 && colour.getBlue() < 80;
  }

  public static boolean isBluish(int rgb) {
    Color colour = new Color(rgb);
    return colour.getBlue() > 180 && colour.getRed() < 80;
  }
}
