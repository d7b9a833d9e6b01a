package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks at a part of a file before the spreadsheet library does, which would make room for a cell
 * in column ZZZZZZ, three hundred million of them, or for the shared text number 999,999,999, and
 * calculate with a number of ten million digits.
 */
final class SheetBounds {
  /** Spreadsheet programs end at XFD. */
  private static final int MOST_LETTERS = 3;

  private static final int LONGEST_CELL = 32_767;

  /** Of a shared text's number: there are fewer than a million. */
  private static final int MOST_DIGITS = 6;

  private static final XMLInputFactory XML = factory();

  private SheetBounds() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Gives how many bytes the part unpacks to.
   *
   * @throws Problem if they are more than {@code most}, or a cell is beyond all measure
   */
  static long measure(InputStream part, long most) throws IOException {
    var counted = new Counted(part, most);
    try {
      mustHaveCellsInBounds(counted);
    } catch (XMLStreamException notXml) {
      // A picture, or what the library will say is damaged.
    }
    counted.transferTo(OutputStream.nullOutputStream());
    return counted.bytes;
  }

  private static void mustHaveCellsInBounds(InputStream part) throws XMLStreamException {
    XMLStreamReader xml = XML.createXMLStreamReader(part);
    String element = "";
    boolean shared = false;
    long length = 0;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          element = xml.getLocalName();
          length = 0;
          String place = xml.getAttributeValue(null, "r");
          if (element.equals("c")) {
            shared = "s".equals(xml.getAttributeValue(null, "t"));
            mustBe(place == null || letters(place) <= MOST_LETTERS);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          length += xml.getTextLength();
          mustBe(!element.equals("v") || length <= (shared ? MOST_DIGITS : LONGEST_CELL));
        }
        default -> {}
      }
    }
  }

  private static void mustBe(boolean inBounds) {
    if (!inBounds) {
      throw new Problem(422, "sheets.problem.damaged");
    }
  }

  private static long letters(String place) {
    return place.chars().takeWhile(c -> c < '0' || c > '9').count();
  }

  private static final class Counted extends FilterInputStream {
    private final long most;
    private long bytes;

    Counted(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(0, read));
      return read;
    }

    /** The XML reader closes what it has read to the end; the rest is still to be counted. */
    @Override
    public void close() {}

    private void count(int more) {
      bytes += more;
      if (bytes > most) {
        throw new Problem(413, "sheets.problem.tooLarge", Spreadsheet.MOST_ROWS);
      }
    }
  }
}
