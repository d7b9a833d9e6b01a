package cn.jiuxiao.server.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private final String table;
  private final int columns;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
  private final DataOutputStream out = new DataOutputStream(bytes);
  private long rows;

  /**
   * @param table the name and, in brackets, its columns
   */
  public BinaryCopy(String table) {
    this.table = table;
    this.columns = 1 + (int) table.chars().filter(c -> c == ',').count();
    write(
        () -> {
          out.write(SIGNATURE);
          out.writeInt(0);
          out.writeInt(0);
        });
  }

  public BinaryCopy row() {
    rows++;
    return write(() -> out.writeShort(columns));
  }

  public BinaryCopy uuid(UUID value) {
    return write(
        () -> {
          out.writeInt(16);
          out.writeLong(value.getMostSignificantBits());
          out.writeLong(value.getLeastSignificantBits());
        });
  }

  public BinaryCopy smallint(int value) {
    return write(
        () -> {
          out.writeInt(2);
          out.writeShort(value);
        });
  }

  public BinaryCopy integer(int value) {
    return write(
        () -> {
          out.writeInt(4);
          out.writeInt(value);
        });
  }

  public BinaryCopy bigint(long value) {
    return write(
        () -> {
          out.writeInt(8);
          out.writeLong(value);
        });
  }

  public BinaryCopy bigint(@Nullable Long value) {
    return value == null ? missing() : bigint(value.longValue());
  }

  public BinaryCopy bool(boolean value) {
    return write(
        () -> {
          out.writeInt(1);
          out.writeBoolean(value);
        });
  }

  public BinaryCopy bytea(byte @Nullable [] value) {
    return value == null
        ? missing()
        : write(
            () -> {
              out.writeInt(value.length);
              out.write(value);
            });
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
    return write(() -> out.writeInt(NULL));
  }

  /** Sends the rows, if there are any. */
  public void into(Connection connection) throws SQLException {
    if (rows == 0) {
      return;
    }
    write(() -> out.writeShort(NULL));
    var copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
    try {
      byte[] all = bytes.toByteArray();
      copy.writeToCopy(all, 0, all.length);
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

  private interface Writing {
    void run() throws IOException;
  }

  private BinaryCopy write(Writing writing) {
    try {
      writing.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }
}
