package cn.jiuxiao.printing;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A canvas that remembers where ink went, from the outlines themselves rather than from what the
 * layout believes.
 */
final class InkRecorder implements Canvas {

  record Ink(String what, Rectangle2D bounds) {}

  private static final double QUIET = 3.9;

  final List<Ink> texts = new ArrayList<>();
  final List<Ink> codes = new ArrayList<>();
  final List<Ink> areas = new ArrayList<>();

  @Override
  public int dotsPerMm() {
    return 8;
  }

  @Override
  public void rectangle(Box box, Colour colour) {
    var bounds = new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    (colour == Colour.BLACK ? codes : areas).add(new Ink("bar", bounds));
  }

  @Override
  public void outline(Outline outline, double x, double y, double moduleMm, Colour colour) {
    Rectangle2D modules = outline.path().getBounds2D();
    double quiet = QUIET * moduleMm;
    codes.add(
        new Ink(
            "QR code with its quiet zone",
            new Rectangle2D.Double(
                x - quiet,
                y - quiet,
                modules.getWidth() * moduleMm + 2 * quiet,
                modules.getHeight() * moduleMm + 2 * quiet)));
  }

  @Override
  public void text(
      Typeface face, String text, double x, double baseline, double sizeMm, Colour colour) {
    double scale = sizeMm / Typeface.UNITS_PER_EM;
    AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, baseline);
    Path2D ink = new Path2D.Double();
    text.codePoints()
        .forEach(
            codePoint -> {
              ink.append(place.createTransformedShape(face.path(face.glyph(codePoint))), false);
              place.translate(face.glyph(codePoint).advance(), 0);
            });
    texts.add(new Ink(text, ink.getBounds2D()));
  }
}
