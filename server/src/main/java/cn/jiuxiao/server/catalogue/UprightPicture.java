package cn.jiuxiao.server.catalogue;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes what somebody handed in as a picture: nothing but its pixels remains (no place, no
 * camera, nothing hidden behind the end), turned as the camera was held. Its size is looked at
 * before a pixel is decoded. Hold {@link #ONE_AT_A_TIME} as long as the pixels are in use: each may
 * need 130 MB, and while it is read its decoder another {@value #WHOLE_PIXELS} × 6 bytes.
 */
final class UprightPicture {

  static final Object ONE_AT_A_TIME = new Object();

  /** Of a picture that its decoder holds whole; telephones and scanners make 12 million or less. */
  static final long WHOLE_PIXELS = 16_000_000;

  /** A row is held always; JPEG knows no longer ones. */
  private static final int LONGEST_SIDE = 65_535;

  private static final int UPRIGHT = 1;

  private UprightPicture() {}

  /** What became of the bytes. */
  sealed interface Decoded {
    record Picture(BufferedImage image) implements Decoded {}

    /**
     * @param mostPixels of a picture of its kind
     */
    record TooManyPixels(long mostPixels) implements Decoded {}

    record Broken() implements Decoded {}
  }

  /**
   * @param mediaType what the content is; a decoder for it must be there
   * @param mostPixels beyond which nothing is decoded; of one that is held whole, {@link
   *     #WHOLE_PIXELS}
   * @param keptPixels about how many are kept: of a larger picture every second, third … is taken
   * @param opaque whether what is transparent becomes white
   */
  static Decoded read(
      byte[] picture, String mediaType, long mostPixels, long keptPixels, boolean opaque) {
    ImageReader reader = ImageIO.getImageReadersByMIMEType(mediaType).next();
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
      reader.setInput(input, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      long most = HeldWhole.is(picture, mediaType) ? WHOLE_PIXELS : mostPixels;
      if (pixels > most || Math.max(reader.getWidth(0), reader.getHeight(0)) > LONGEST_SIDE) {
        return new Decoded.TooManyPixels(most);
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = (int) Math.ceil(Math.sqrt((double) pixels / keptPixels));
      if (step > 1) {
        param.setSourceSubsampling(step, step, 0, 0);
      }
      return new Decoded.Picture(upright(reader.read(0, param), orientation(picture), opaque));
    } catch (IOException | RuntimeException broken) {
      // Decoders meet what nobody foresaw with exceptions of every kind.
      return new Decoded.Broken();
    } finally {
      reader.dispose();
    }
  }

  private static int orientation(byte[] picture) throws IOException {
    try {
      var exif =
          ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture))
              .getFirstDirectoryOfType(ExifIFD0Directory.class);
      return exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
          ? UPRIGHT
          : exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
    } catch (ImageProcessingException | MetadataException unreadable) {
      return UPRIGHT;
    }
  }

  /**
   * EXIF's eight orientations: 2 to 4 mirror or turn by 180°, 5 to 8 also swap width and height.
   */
  private static BufferedImage upright(BufferedImage source, int orientation, boolean opaque) {
    int width = source.getWidth();
    int height = source.getHeight();
    boolean swapped = orientation >= 5 && orientation <= 8;
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
          default -> new AffineTransform();
        };
    BufferedImage target =
        new BufferedImage(
            swapped ? height : width,
            swapped ? width : height,
            opaque || !source.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_RGB
                : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = target.createGraphics();
    if (opaque) {
      graphics.setBackground(Color.WHITE);
      graphics.clearRect(0, 0, target.getWidth(), target.getHeight());
    }
    graphics.drawImage(source, turn, null);
    graphics.dispose();
    return target;
  }
}
