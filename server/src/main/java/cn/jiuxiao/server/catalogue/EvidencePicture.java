package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.catalogue.UprightPicture.Decoded;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A picture as it may be kept as evidence: encoded anew, no larger than a page needs. */
final class EvidencePicture {

  /** More than any telephone takes and any scanner makes of a page, read row by row. */
  private static final long MOST_PIXELS = 200_000_000;

  /** Enough to read the small print of an A4 page. */
  private static final long KEPT_PIXELS = 16_000_000;

  private static final float QUALITY = 0.88f;

  private EvidencePicture() {}

  /** Empty if it cannot be decoded or is beyond all measure. */
  static Optional<byte[]> cleaned(byte[] picture, String mediaType) {
    boolean jpeg = mediaType.equals("image/jpeg");
    synchronized (UprightPicture.ONE_AT_A_TIME) {
      try {
        return UprightPicture.read(picture, mediaType, MOST_PIXELS, KEPT_PIXELS, jpeg)
                instanceof Decoded.Picture(BufferedImage upright)
            ? Optional.of(encoded(upright, jpeg))
            : Optional.empty();
      } catch (IOException broken) {
        return Optional.empty();
      }
    }
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
