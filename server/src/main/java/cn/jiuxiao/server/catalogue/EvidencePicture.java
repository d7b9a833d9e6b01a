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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * A picture as it may be kept: decoded and encoded anew, so that nothing but its pixels remains (no
 * place, no camera, nothing hidden behind the end), upright, and no larger than a page needs. Its
 * size is looked at before a pixel is decoded.
 */
final class EvidencePicture {

  /** More than any telephone takes; beyond it someone wants to fill our memory. */
  private static final long MOST_PIXELS = 200_000_000;

  /** Enough to read the small print of an A4 page. */
  private static final long KEPT_PIXELS = 16_000_000;

  private static final float QUALITY = 0.88f;
  private static final int UPRIGHT = 1;

  private EvidencePicture() {}

  /**
   * Empty if it cannot be decoded or is beyond all measure. One picture at a time: each may need
   * 130 MB.
   */
  static synchronized Optional<byte[]> cleaned(byte[] picture, String mediaType) {
    try {
      Optional<BufferedImage> decoded = decoded(picture, mediaType);
      if (decoded.isEmpty()) {
        return Optional.empty();
      }
      boolean jpeg = mediaType.equals("image/jpeg");
      BufferedImage upright = upright(decoded.get(), jpeg ? orientation(picture) : UPRIGHT, jpeg);
      return Optional.of(encoded(upright, jpeg));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      return Optional.empty();
    }
  }

  private static Optional<BufferedImage> decoded(byte[] picture, String mediaType)
      throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
    ImageReader reader = readers.next();
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(picture))) {
      reader.setInput(input, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        return Optional.empty();
      }
      ImageReadParam param = reader.getDefaultReadParam();
      int step = (int) Math.ceil(Math.sqrt((double) pixels / KEPT_PIXELS));
      if (step > 1) {
        param.setSourceSubsampling(step, step, 0, 0);
      }
      return Optional.of(reader.read(0, param));
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

  private static byte[] encoded(BufferedImage picture, boolean jpeg) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(jpeg ? "jpeg" : "png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(output);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (jpeg) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(picture, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
