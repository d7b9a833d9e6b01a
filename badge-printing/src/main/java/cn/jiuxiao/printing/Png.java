package cn.jiuxiao.printing;

import com.google.zxing.common.BitMatrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG bytes; no time stamps, so that the same picture gives the same bytes. */
final class Png {

  private Png() {}

  /** One bit a pixel: set bits black, the others white. */
  static byte[] encode(BitMatrix pixels) {
    BufferedImage image =
        new BufferedImage(pixels.getWidth(), pixels.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < pixels.getHeight(); y++) {
      for (int x = 0; x < pixels.getWidth(); x++) {
        image.setRGB(x, y, pixels.get(x, y) ? 0xFF000000 : 0xFFFFFFFF);
      }
    }
    return encode(image, 0);
  }

  /**
   * The picture with its physical size (chunk pHYs), so that it prints in its true measure.
   *
   * @param dotsPerMm dots to the millimetre; 0 leaves the size open
   */
  static byte[] encode(BufferedImage image, int dotsPerMm) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      if (dotsPerMm > 0) {
        metadata.mergeTree("javax_imageio_png_1.0", physicalSize(dotsPerMm));
      }
      writer.write(new IIOImage(image, null, metadata));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static IIOMetadataNode physicalSize(int dotsPerMm) {
    String dotsPerMetre = Integer.toString(dotsPerMm * 1000);
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
    size.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(size);
    return root;
  }
}
