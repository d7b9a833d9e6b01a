package cn.jiuxiao.printing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A typeface inside one PDF document, cut down to the glyphs that were used.
 *
 * <p>PDFBox would write a table of characters in which many Chinese glyphs stand for a radical that
 * looks the same (⽯ U+2F6F for 石 U+77F3), because it takes the first character a glyph serves; then
 * search and copying fail. So we note what each glyph was used for and write that table ourselves.
 */
final class PdfFace {

  /** The PDF reference allows no more entries in one block. */
  private static final int ENTRIES_A_BLOCK = 100;

  private final Typeface face;
  private final PDDocument document;
  private final PDType0Font font;
  private final Map<Integer, Integer> characterByGlyph = new TreeMap<>();

  PdfFace(PDDocument document, Typeface face) throws IOException {
    this.document = document;
    this.face = face;
    font = PDType0Font.load(document, face.font(), true);
  }

  /** The font to show this text with. */
  PDType0Font showing(String text) {
    text.codePoints()
        .forEach(codePoint -> characterByGlyph.putIfAbsent(face.glyph(codePoint).id(), codePoint));
    return font;
  }

  /** To be called once, after all text is shown. */
  void embed() throws IOException {
    font.subset();
    COSStream table = document.getDocument().createCOSStream();
    try (OutputStream out = table.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(toUnicode().getBytes(StandardCharsets.US_ASCII));
    }
    font.getCOSObject().setItem(COSName.TO_UNICODE, table);
  }

  private String toUnicode() {
    StringBuilder table =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    List<Map.Entry<Integer, Integer>> entries = new ArrayList<>(characterByGlyph.entrySet());
    for (int from = 0; from < entries.size(); from += ENTRIES_A_BLOCK) {
      var block = entries.subList(from, Math.min(entries.size(), from + ENTRIES_A_BLOCK));
      table.append(block.size()).append(" beginbfchar\n");
      for (var entry : block) {
        table.append(String.format(Locale.ROOT, "<%04X> <", entry.getKey()));
        for (char unit : Character.toChars(entry.getValue())) {
          table.append(String.format(Locale.ROOT, "%04X", (int) unit));
        }
        table.append(">\n");
      }
      table.append("endbfchar\n");
    }
    return table
        .append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
