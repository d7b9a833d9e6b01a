package cn.jiuxiao.printing;

import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Draws into a picture of a given resolution, from glyph outlines: no fonts of the machine are
 * touched.
 */
final class PixelCanvas implements Canvas, AutoCloseable {

  /**
   * Lighter than this (of 255) stays white on a printer that knows only black: thin strokes
   * survive, corners stay open.
   */
  private static final int INK_BELOW = 150;

  private final int dotsPerMm;
  private final BufferedImage image;
  private final Graphics2D graphics;

  PixelCanvas(Size size, int dotsPerMm) {
    this.dotsPerMm = dotsPerMm;
    image =
        new BufferedImage(
            (int) Math.round(size.widthMm() * dotsPerMm),
            (int) Math.round(size.heightMm() * dotsPerMm),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    rectangle(Box.of(size), Colour.WHITE);
  }

  @Override
  public int dotsPerMm() {
    return dotsPerMm;
  }

  @Override
  public void rectangle(Box box, Colour colour) {
    graphics.setColor(new Color(colour.rgb));
    graphics.fill(
        new Rectangle2D.Double(
            box.x() * dotsPerMm,
            box.y() * dotsPerMm,
            box.width() * dotsPerMm,
            box.height() * dotsPerMm));
  }

  @Override
  public void outline(Outline outline, double x, double y, double moduleMm, Colour colour) {
    AffineTransform place = AffineTransform.getTranslateInstance(x * dotsPerMm, y * dotsPerMm);
    place.scale(moduleMm * dotsPerMm, moduleMm * dotsPerMm);
    Path2D path = outline.path();
    path.transform(place);
    graphics.setColor(new Color(colour.rgb));
    graphics.fill(path);
  }

  @Override
  public void text(
      Typeface face, String text, double x, double baseline, double sizeMm, Colour colour) {
    double scale = sizeMm * dotsPerMm / Typeface.UNITS_PER_EM;
    AffineTransform place =
        AffineTransform.getTranslateInstance(x * dotsPerMm, baseline * dotsPerMm);
    place.scale(scale, -scale);
    graphics.setColor(new Color(colour.rgb));
    for (int codePoint : text.codePoints().toArray()) {
      Typeface.Glyph glyph = face.glyph(codePoint);
      graphics.fill(place.createTransformedShape(face.path(glyph)));
      place.translate(glyph.advance(), 0);
    }
  }

  BufferedImage image() {
    return image;
  }

  /** Set where a printer that knows only black and white puts ink. */
  BitMatrix ink() {
    BitMatrix ink = new BitMatrix(image.getWidth(), image.getHeight());
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = new Color(image.getRGB(x, y));
        int light =
            (299 * colour.getRed() + 587 * colour.getGreen() + 114 * colour.getBlue()) / 1000;
        if (light < INK_BELOW) {
          ink.set(x, y);
        }
      }
    }
    return ink;
  }

  @Override
  public void close() {
    graphics.dispose();
  }
}
