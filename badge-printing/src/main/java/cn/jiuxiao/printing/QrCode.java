package cn.jiuxiao.printing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/**
 * A QR code (ISO/IEC 18004): a payload and its square of dark and light modules, as SVG, PNG or
 * bits.
 *
 * <p>ASCII payloads are stored as they are, in the fewest modules (digits and capitals pack
 * tighter); anything else is UTF-8 and says so (ECI 26). The same payload and correction always
 * give the same modules and the same bytes.
 */
public final class QrCode {

  /** Light modules that the standard wants on every side; scanners lose the code without them. */
  public static final int QUIET_ZONE_MODULES = 4;

  /** How much of the symbol may be dirty or torn and still be read. */
  public enum Correction {
    /** About 7 %: on screens, for long payloads. */
    LOW(ErrorCorrectionLevel.L),
    /** About 15 %: the usual choice. */
    MEDIUM(ErrorCorrectionLevel.M),
    /** About 25 %: paper that is handled, such as badges and labels. */
    QUARTILE(ErrorCorrectionLevel.Q),
    /** About 30 %: paper that suffers. */
    HIGH(ErrorCorrectionLevel.H);

    private final ErrorCorrectionLevel level;

    Correction(ErrorCorrectionLevel level) {
      this.level = level;
    }
  }

  private final String payload;
  private final Correction correction;
  private final BitMatrix modules;

  private QrCode(String payload, Correction correction, BitMatrix modules) {
    this.payload = payload;
    this.correction = correction;
    this.modules = modules;
  }

  /** The code of a payload with {@link Correction#MEDIUM}; see {@link #of(String, Correction)}. */
  public static QrCode of(String payload) {
    return of(payload, Correction.MEDIUM);
  }

  /**
   * The code of a payload, in the smallest version (21 to 177 modules a side) that holds it.
   *
   * @throws IllegalArgumentException if the payload is empty, or too long for any version (2,953
   *     ASCII bytes at LOW, 1,273 at HIGH)
   */
  public static QrCode of(String payload, Correction correction) {
    if (payload.isEmpty()) {
      throw new IllegalArgumentException("a QR code needs a payload");
    }
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(payload)) {
      hints.put(EncodeHintType.QR_COMPACT, true);
    } else {
      hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }
    try {
      return new QrCode(
          payload, correction, bits(Encoder.encode(payload, correction.level, hints).getMatrix()));
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "%d characters do not fit a QR code with %s correction"
              .formatted(payload.length(), correction),
          e);
    }
  }

  public String payload() {
    return payload;
  }

  public Correction correction() {
    return correction;
  }

  /** Modules along one side, without the quiet zone. */
  public int sizeModules() {
    return modules.getWidth();
  }

  /**
   * Whether the module in this column and row (from the upper left corner, from 0, without the
   * quiet zone) is dark.
   */
  public boolean isDark(int column, int row) {
    return modules.get(column, row);
  }

  /** A copy of the modules, one bit each, without the quiet zone; a set bit is dark. */
  public BitMatrix matrix() {
    return modules.clone();
  }

  /**
   * A complete SVG document: a white square with the quiet zone, and one black path that follows
   * the outlines of the dark areas, so that no viewer shows seams between modules. It has no size
   * of its own (only a viewBox, one unit a module), uses no style attributes (so a strict CSP lets
   * it stand inside a page), and is decorative to a screen reader: the page says beside it in words
   * what it leads to.
   */
  public String svg() {
    int side = sizeModules() + 2 * QUIET_ZONE_MODULES;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges" aria-hidden="true">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path fill="#000" d="%2$s"/></svg>"""
        .formatted(side, outline().svgPath(QUIET_ZONE_MODULES, QUIET_ZONE_MODULES));
  }

  /**
   * A black and white PNG with the quiet zone, each module a square of whole pixels.
   *
   * @param pixelsPerModule 1 to 100
   */
  public byte[] png(int pixelsPerModule) {
    if (pixelsPerModule < 1 || pixelsPerModule > 100) {
      throw new IllegalArgumentException("1 to 100 pixels a module, not " + pixelsPerModule);
    }
    int side = (sizeModules() + 2 * QUIET_ZONE_MODULES) * pixelsPerModule;
    BitMatrix pixels = new BitMatrix(side);
    for (int row = 0; row < sizeModules(); row++) {
      for (int column = 0; column < sizeModules(); column++) {
        if (isDark(column, row)) {
          pixels.setRegion(
              (column + QUIET_ZONE_MODULES) * pixelsPerModule,
              (row + QUIET_ZONE_MODULES) * pixelsPerModule,
              pixelsPerModule,
              pixelsPerModule);
        }
      }
    }
    return Png.encode(pixels);
  }

  /**
   * The boundary of the dark areas, in modules from the upper left dark corner; fill it by the
   * even-odd or nonzero rule.
   */
  Outline outline() {
    return Outline.of(modules);
  }

  private static BitMatrix bits(ByteMatrix source) {
    BitMatrix bits = new BitMatrix(source.getWidth(), source.getHeight());
    for (int row = 0; row < source.getHeight(); row++) {
      for (int column = 0; column < source.getWidth(); column++) {
        if (source.get(column, row) == 1) {
          bits.set(column, row);
        }
      }
    }
    return bits;
  }
}
