package cn.jiuxiao.printing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Paints the part of SVG we write: paths of M, l, q, h, v, H, z with translate and scale. */
record SvgPainter(String title, BufferedImage picture) {

  private static final Pattern TRANSFORM =
      Pattern.compile("translate\\((\\S+) (\\S+)\\)scale\\((\\S+?)(?: (\\S+))?\\)");

  static SvgPainter paint(String svg, Size size, int dotsPerMm) throws Exception {
    Element root =
        DocumentBuilderFactory.newNSInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    BufferedImage picture =
        new BufferedImage(
            (int) Math.round(size.widthMm() * dotsPerMm),
            (int) Math.round(size.heightMm() * dotsPerMm),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    var paths = root.getElementsByTagName("path");
    for (int i = 0; i < paths.getLength(); i++) {
      Element path = (Element) paths.item(i);
      AffineTransform place = AffineTransform.getScaleInstance(dotsPerMm, dotsPerMm);
      Matcher transform = TRANSFORM.matcher(path.getAttribute("transform"));
      if (transform.matches()) {
        double scaleX = Double.parseDouble(transform.group(3));
        double scaleY =
            transform.group(4) == null ? scaleX : Double.parseDouble(transform.group(4));
        place.translate(
            Double.parseDouble(transform.group(1)), Double.parseDouble(transform.group(2)));
        place.scale(scaleX, scaleY);
      }
      graphics.setColor(Color.decode(path.getAttribute("fill")));
      graphics.fill(place.createTransformedShape(shape(path.getAttribute("d"))));
    }
    graphics.dispose();
    return new SvgPainter(root.getElementsByTagName("title").item(0).getTextContent(), picture);
  }

  private static Path2D shape(String data) {
    Path2D path = new Path2D.Double();
    Matcher step = Pattern.compile("([MlqhvHz])([^MlqhvHz]*)").matcher(data);
    double x = 0;
    double y = 0;
    while (step.find()) {
      double[] at =
          Arrays.stream(step.group(2).trim().split(" "))
              .filter(number -> !number.isEmpty())
              .mapToDouble(Double::parseDouble)
              .toArray();
      double fromX = x;
      double fromY = y;
      switch (step.group(1)) {
        case "M" -> {
          x = at[0];
          y = at[1];
          path.moveTo(x, y);
        }
        case "H" -> x = at[0];
        case "h" -> x += at[0];
        case "v" -> y += at[0];
        case "l", "q" -> {
          x += at[at.length - 2];
          y += at[at.length - 1];
        }
        default -> path.closePath();
      }
      switch (step.group(1)) {
        case "q" -> path.quadTo(fromX + at[0], fromY + at[1], x, y);
        case "l", "h", "H", "v" -> path.lineTo(x, y);
        default -> {}
      }
    }
    return path;
  }
}
