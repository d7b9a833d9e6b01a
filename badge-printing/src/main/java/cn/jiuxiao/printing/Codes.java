package cn.jiuxiao.printing;

import cn.jiuxiao.printing.QrCode.Correction;
import com.google.zxing.common.BitMatrix;
import java.util.List;

/** Draws QR codes and barcodes in modules of whole printer dots, quiet zones inside their box. */
record Codes(Canvas canvas) {

  /**
   * The smallest module we print: two dots at 203 dpi, GS1's least for an EAN-13 on such printers.
   */
  private static final double SMALLEST_MODULE_MM = 0.25;

  /** Wide enough that a blurred print is not misread; GS1's nominal EAN-13 has 0.33 mm. */
  private static final double LARGEST_BARCODE_MODULE_MM = 0.4;

  private static final double DIGITS_MM = 2.6;

  /** Round digits reach a little below the baseline; in ems. */
  private static final double DIGITS_ABOVE_EDGE = 0.015;

  /**
   * The code in the middle of the box, as large as it goes, with as much error correction as does
   * not make its modules smaller.
   *
   * @throws IllegalArgumentException if the payload is so long that modules would be under 0.25 mm
   */
  void qr(String payload, Box box) {
    double side = Math.min(box.width(), box.height());
    QrCode best = QrCode.of(payload, Correction.LOW);
    double module = module(side, best);
    if (module < SMALLEST_MODULE_MM) {
      throw new IllegalArgumentException(
          "a QR payload of %d characters is too long for %.1f mm"
              .formatted(payload.length(), side));
    }
    for (Correction more : List.of(Correction.MEDIUM, Correction.QUARTILE, Correction.HIGH)) {
      QrCode safer = QrCode.of(payload, more);
      if (module(side, safer) < module) {
        break;
      }
      best = safer;
    }
    double used = best.sizeModules() * module;
    canvas.outline(
        best.outline(),
        onDot(box.x() + (box.width() - used) / 2),
        onDot(box.y() + (box.height() - used) / 2),
        module,
        Colour.BLACK);
  }

  /**
   * The width a barcode takes with its quiet zones, at most {@code most} mm; 0 if that is too
   * narrow for modules that scan.
   */
  double barcodeWidth(double most) {
    double module = barcodeModule(most);
    return module < SMALLEST_MODULE_MM ? 0 : symbolModules() * module;
  }

  /** The bars as wide as the box allows and as high, with the digits below them. */
  void barcode(Ean13 code, Box box) {
    double module = barcodeModule(box.width());
    double digits = Math.min(DIGITS_MM, box.height() / 3);
    double left =
        onDot(box.x() + (box.width() - symbolModules() * module) / 2)
            + Ean13.QUIET_LEFT_MODULES * module;
    double bars = onDot(box.height() - digits);
    double top = onDot(box.y());
    BitMatrix all = new BitMatrix(Ean13.MODULES, 1);
    BitMatrix guards = new BitMatrix(Ean13.MODULES, 1);
    boolean[] modules = code.modules();
    for (int i = 0; i < modules.length; i++) {
      if (modules[i]) {
        all.set(i, 0);
        if (Ean13.isGuard(i)) {
          guards.set(i, 0);
        }
      }
    }
    bars(all, left, top, module, bars);
    bars(guards, left, top + bars, module, onDot(digits / 2));
    digits(code.digits(), left, top + bars, module, digits);
  }

  private void bars(BitMatrix bits, double left, double top, double module, double height) {
    for (int from = 0; from < bits.getWidth(); from++) {
      int to = from;
      while (to < bits.getWidth() && bits.get(to, 0)) {
        to++;
      }
      if (to > from) {
        canvas.rectangle(
            new Box(left + from * module, top, (to - from) * module, height), Colour.BLACK);
        from = to;
      }
    }
  }

  /** The first digit in the left quiet zone, six under each half. */
  private void digits(String digits, double left, double top, double module, double height) {
    Typeface face = Typeface.REGULAR;
    Typeface.Glyph eight = face.glyph('8');
    double em = Typeface.UNITS_PER_EM;
    double size =
        Math.min(6.6 * module * em / eight.advance(), 0.84 * height * em / eight.ascent());
    double baseline = top + height - DIGITS_ABOVE_EDGE * size;
    double six = 6 * eight.advance() / em * size;
    double centring = (6 * 7 * module - six) / 2;
    canvas.text(face, digits.substring(0, 1), left - 9 * module, baseline, size, Colour.BLACK);
    canvas.text(
        face, digits.substring(1, 7), left + 3 * module + centring, baseline, size, Colour.BLACK);
    canvas.text(
        face, digits.substring(7), left + 50 * module + centring, baseline, size, Colour.BLACK);
  }

  private static int symbolModules() {
    return Ean13.QUIET_LEFT_MODULES + Ean13.MODULES + Ean13.QUIET_RIGHT_MODULES;
  }

  private double barcodeModule(double width) {
    double largest = Math.min(width / symbolModules(), LARGEST_BARCODE_MODULE_MM);
    return wholeDots(largest);
  }

  private double module(double side, QrCode code) {
    return wholeDots(side / (code.sizeModules() + 2 * QrCode.QUIET_ZONE_MODULES));
  }

  private double wholeDots(double mm) {
    return Math.floor(mm * canvas.dotsPerMm() + 1e-6) / canvas.dotsPerMm();
  }

  private double onDot(double mm) {
    return (double) Math.round(mm * canvas.dotsPerMm()) / canvas.dotsPerMm();
  }
}
