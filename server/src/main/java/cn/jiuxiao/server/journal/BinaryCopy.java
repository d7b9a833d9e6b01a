package cn.jiuxiao.server.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows for one table in PostgreSQL's binary COPY format, the fastest way in. The values of a row
 * are written in the order of the columns named.
 */
public final class BinaryCopy {
  private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
  private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
  private static final LocalDate EPOCH_DAY = LocalDate.of(2000, 1, 1);
  private static final int NULL = -1;
  private static final int FIRST_CAPACITY = 4_096;

  private final String table;
  private final int columns;
  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY);
  private long rows;

  /**
   * @param table the name and, in brackets, its columns
   */
  public BinaryCopy(String table) {
    this.table = table;
    this.columns = 1 + (int) table.chars().filter(c -> c == ',').count();
    bytes.put(SIGNATURE).putInt(0).putInt(0);
  }

  public BinaryCopy row() {
    rows++;
    room(Short.BYTES).putShort((short) columns);
    return this;
  }

  public BinaryCopy uuid(UUID value) {
    value(2 * Long.BYTES)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits());
    return this;
  }

  public BinaryCopy smallint(int value) {
    value(Short.BYTES).putShort((short) value);
    return this;
  }

  public BinaryCopy integer(int value) {
    value(Integer.BYTES).putInt(value);
    return this;
  }

  public BinaryCopy bigint(long value) {
    value(Long.BYTES).putLong(value);
    return this;
  }

  public BinaryCopy bigint(@Nullable Long value) {
    return value == null ? missing() : bigint(value.longValue());
  }

  public BinaryCopy bool(boolean value) {
    value(1).put((byte) (value ? 1 : 0));
    return this;
  }

  public BinaryCopy bytea(byte @Nullable [] value) {
    if (value == null) {
      return missing();
    }
    value(value.length).put(value);
    return this;
  }

  public BinaryCopy text(@Nullable String value) {
    return bytea(value == null ? null : value.getBytes(UTF_8));
  }

  /** timestamptz. */
  public BinaryCopy instant(@Nullable Instant value) {
    return value == null ? missing() : bigint(ChronoUnit.MICROS.between(EPOCH, value));
  }

  public BinaryCopy date(@Nullable LocalDate value) {
    return value == null ? missing() : integer((int) ChronoUnit.DAYS.between(EPOCH_DAY, value));
  }

  private BinaryCopy missing() {
    room(Integer.BYTES).putInt(NULL);
    return this;
  }

  /** Room for a value of so many bytes, its length written. */
  private ByteBuffer value(int length) {
    return room(Integer.BYTES + length).putInt(length);
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int needed = Math.addExact(bytes.position(), more);
      bytes = ByteBuffer.allocate(Math.max(needed, 2 * bytes.capacity())).put(bytes.flip());
    }
    return bytes;
  }

  /** Sends the rows, if there are any. */
  public void into(Connection connection) throws SQLException {
    if (rows == 0) {
      return;
    }
    room(Short.BYTES).putShort((short) NULL);
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
    try {
      copy.writeToCopy(bytes.array(), 0, bytes.position());
      long stored = copy.endCopy();
      if (stored != rows) {
        throw new IllegalStateException(stored + " of " + rows + " rows stored");
      }
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }
}
