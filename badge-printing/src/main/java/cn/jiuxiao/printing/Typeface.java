package cn.jiuxiao.printing;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Noto Sans SC in one weight: which glyphs there are, how large, and their outlines. Parsed once
 * (0.3 s, 11 MB of heap each) and shared; safe for many threads. All our pictures are drawn from
 * these outlines, so they need no fonts on the machine and come out the same everywhere.
 */
final class Typeface {

  static final Typeface REGULAR = new Typeface("NotoSansSC_400Regular.ttf");
  static final Typeface BOLD = new Typeface("NotoSansSC_700Bold.ttf");

  /** Font units to the em. */
  static final int UNITS_PER_EM = 1000;

  /** A glyph's advance and the bounds of its ink, in font units, y up. */
  record Glyph(int id, int advance, int left, int right, int descent, int ascent) {}

  private final TrueTypeFont font;
  private final CmapLookup lookup;
  private final ConcurrentHashMap<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

  private Typeface(String file) {
    try (InputStream in =
        Objects.requireNonNull(Typeface.class.getResourceAsStream("fonts/" + file), file)) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      // We draw one glyph a character; ligatures would make the widths differ from what we
      // measured.
      font.setEnableGsub(false);
      lookup = font.getUnicodeCmapLookup();
      if (font.getUnitsPerEm() != UNITS_PER_EM) {
        throw new IllegalStateException(file + " does not have 1,000 units to the em");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(int codePoint) {
    return lookup.getGlyphId(codePoint) != 0;
  }

  Glyph glyph(int codePoint) {
    return glyphs.computeIfAbsent(codePoint, this::readGlyph);
  }

  /** The outline of a glyph in font units, y up; a copy. */
  GeneralPath path(Glyph glyph) {
    try {
      GlyphData data = font.getGlyph().getGlyph(glyph.id());
      return data == null ? new GeneralPath() : data.getPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For embedding; nobody may close it. */
  TrueTypeFont font() {
    return font;
  }

  private Glyph readGlyph(int codePoint) {
    try {
      int id = lookup.getGlyphId(codePoint);
      int advance = font.getAdvanceWidth(id);
      GlyphData data = font.getGlyph().getGlyph(id);
      if (data == null || data.getNumberOfContours() == 0) {
        return new Glyph(id, advance, 0, advance, 0, 0);
      }
      return new Glyph(
          id,
          advance,
          data.getXMinimum(),
          data.getXMaximum(),
          data.getYMinimum(),
          data.getYMaximum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
