package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.catalogue.UprightPicture.Decoded;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * A product's picture in the sizes in which it is shown, JPEG both.
 *
 * @param tile its middle, {@value #TILE_PIXELS} pixels square, at most {@value #TILE_BYTES} bytes:
 *     a till keeps thousands
 * @param page all of it, no side above {@value #PAGE_PIXELS} pixels, at most {@value #PAGE_BYTES}
 *     bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one to the next; never compared
record PictureSizes(byte[] tile, byte[] page, int pageWidth, int pageHeight) {

  static final int TILE_PIXELS = 240;
  static final int TILE_BYTES = 20_000;
  static final int PAGE_PIXELS = 960;
  static final int PAGE_BYTES = 200_000;

  /** Fewer along a side show nothing on a tile. */
  static final int FEWEST_PIXELS = 120;

  /** What telephones take: read row by row, no more of it is held than is kept. */
  static final long MOST_PIXELS = 50_000_000;

  private static final long KEPT_PIXELS = 16_000_000;
  private static final double BEST_QUALITY = 0.86;
  private static final double QUALITY_STEP = 0.08;

  /** What can be made of a file. */
  sealed interface Made {
    record Sizes(PictureSizes sizes) implements Made {}

    /**
     * @param textKey why not
     */
    record Refused(String textKey, Object... args) implements Made {}
  }

  /**
   * @param mediaType what the content is: JPEG, PNG or WebP
   */
  static Made of(byte[] picture, String mediaType) {
    synchronized (UprightPicture.ONE_AT_A_TIME) {
      return switch (UprightPicture.read(picture, mediaType, MOST_PIXELS, KEPT_PIXELS, true)) {
        case Decoded.Broken broken -> new Made.Refused("catalogue.problem.pictureBroken");
        case Decoded.TooManyPixels(long most) ->
            new Made.Refused("catalogue.problem.pictureManyPixels", most / 1_000_000);
        case Decoded.Picture(BufferedImage image) -> scaled(image);
      };
    }
  }

  private static Made scaled(BufferedImage image) {
    int shorter = Math.min(image.getWidth(), image.getHeight());
    int longer = Math.max(image.getWidth(), image.getHeight());
    if (shorter < FEWEST_PIXELS) {
      return new Made.Refused("catalogue.problem.pictureSmall", FEWEST_PIXELS);
    }
    try {
      BufferedImage tile =
          Thumbnails.of(image)
              .crop(Positions.CENTER)
              .size(TILE_PIXELS, TILE_PIXELS)
              .asBufferedImage();
      int side = Math.min(longer, PAGE_PIXELS);
      BufferedImage page = Thumbnails.of(image).size(side, side).asBufferedImage();
      return new Made.Sizes(
          new PictureSizes(
              jpeg(tile, TILE_BYTES), jpeg(page, PAGE_BYTES), page.getWidth(), page.getHeight()));
    } catch (IOException e) {
      throw new UncheckedIOException("nothing is written but memory", e);
    }
  }

  /** As good as fits. */
  private static byte[] jpeg(BufferedImage image, int mostBytes) throws IOException {
    for (double quality = BEST_QUALITY; quality > 0; quality -= QUALITY_STEP) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Thumbnails.of(image)
          .scale(1)
          .outputFormat("jpg")
          .outputQuality(quality)
          .toOutputStream(bytes);
      if (bytes.size() <= mostBytes) {
        return bytes.toByteArray();
      }
    }
    throw new IllegalStateException("not even the poorest quality fits " + mostBytes + " bytes");
  }
}
