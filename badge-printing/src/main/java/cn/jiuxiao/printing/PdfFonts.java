package cn.jiuxiao.printing;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The typefaces one document has used so far. */
final class PdfFonts {

  private final PDDocument document;
  private final Map<Typeface, PdfFace> faces = new LinkedHashMap<>();

  PdfFonts(PDDocument document) {
    this.document = document;
  }

  PDType0Font showing(Typeface face, String text) throws IOException {
    PdfFace used = faces.get(face);
    if (used == null) {
      used = new PdfFace(document, face);
      faces.put(face, used);
    }
    return used.showing(text);
  }

  /** To be called once, after all text is shown. */
  void embed() throws IOException {
    for (PdfFace face : faces.values()) {
      face.embed();
    }
  }
}
