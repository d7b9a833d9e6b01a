package cn.jiuxiao.server.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Counts the rows of COPY's text as they are read: each is a line. */
final class CountedRows extends FilterInputStream {
  private final LongConsumer told;
  private long rows;

  CountedRows(InputStream in, LongConsumer told) {
    super(in);
    this.told = told;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    for (int i = offset; i < offset + read; i++) {
      if (bytes[i] == '\n') {
        told.accept(++rows);
      }
    }
    return read;
  }
}
