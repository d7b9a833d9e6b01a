package cn.jiuxiao.server.catalogue;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Which pictures their decoder holds whole in memory while it reads them, however few of their
 * pixels are wanted: WebP, and JPEGs of several passes (progressive, or a pass for each colour),
 * whose coefficients are all kept to the end, 6 bytes a pixel. Others are read row by row.
 */
final class HeldWhole {
  private static final int START_OF_SCAN = 0xDA;

  private HeldWhole() {}

  static boolean is(byte[] picture, String mediaType) {
    return switch (mediaType) {
      case "image/png" -> false;
      case "image/jpeg" -> hasSeveralPasses(picture);
      default -> true;
    };
  }

  /** ITU-T T.81, annex B; what cannot be followed is taken for the worst. */
  private static boolean hasSeveralPasses(byte[] jpeg) {
    ByteBuffer rest = ByteBuffer.wrap(jpeg);
    boolean baseline = false;
    int colours = Integer.MAX_VALUE;
    try {
      rest.getShort();
      while (true) {
        int marker = nextMarker(rest);
        int end = rest.position() + Short.toUnsignedInt(rest.getShort(rest.position()));
        if (isFrame(marker)) {
          baseline = marker <= 0xC1;
          colours = Byte.toUnsignedInt(rest.get(rest.position() + 7));
        } else if (marker == START_OF_SCAN) {
          return !baseline || Byte.toUnsignedInt(rest.get(rest.position() + 2)) < colours;
        }
        rest.position(end);
      }
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
      return true;
    }
  }

  /** The code of the next segment; those that have no content are passed by. */
  private static int nextMarker(ByteBuffer rest) {
    while (true) {
      if (Byte.toUnsignedInt(rest.get()) != 0xFF) {
        continue;
      }
      int code = Byte.toUnsignedInt(rest.get());
      if (code == 0xFF) {
        rest.position(rest.position() - 1);
      } else if (code > 0x01 && (code < 0xD0 || code > 0xD9)) {
        return code;
      }
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
