package cn.jiuxiao.server.testing;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads labels back as a till's camera would: one code a page. */
public final class Labels {
  private static final List<Float> LOOKS_DPI = List.of(300f, 200f, 400f);

  private Labels() {}

  /** The bytes behind an address. */
  public static byte[] fetch(Http http, String path) throws IOException {
    HttpResponse<byte[]> answer =
        http.send(HttpRequest.newBuilder(http.resolve(path)).build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  /** What the QR code on each page says. */
  public static List<String> qrCodes(byte[] pdf) throws Exception {
    List<String> found = new ArrayList<>();
    try (var document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        found.add(read(renderer, page));
      }
    }
    return found;
  }

  /** A camera has more than one look: at any one scale ZXing misses one sound code in 150. */
  private static String read(PDFRenderer renderer, int page) throws Exception {
    for (float dpi : LOOKS_DPI) {
      BufferedImage look = renderer.renderImageWithDPI(page, dpi);
      int width = look.getWidth();
      int height = look.getHeight();
      int[] pixels = look.getRGB(0, 0, width, height, null, 0, width);
      var bitmap =
          new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
      try {
        return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
      } catch (ReaderException missed) {
        // the next look may find it
      }
    }
    throw new AssertionError("no readable QR code on page " + (page + 1));
  }
}
