package cn.jiuxiao.server.statistics;

import static cn.jiuxiao.server.statistics.Participations.ALL;

import cn.jiuxiao.server.statistics.RebuildSteps.Part;
import cn.jiuxiao.server.statistics.RollUp.Query;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The persons' part of a rebuild. A row for each person and grain is a dozen rows a sale, too many
 * to count again only to see that they are right. So both sides are added up: each standing sale
 * adds its person's print, a hash under a seed nobody knows beforehand, to the grains it belongs
 * to, and each row adds its print as often as it counts sales. A grain whose sums agree holds the
 * same persons with the same sales; chance lets one in 2⁴⁷ slip through, once.
 *
 * <p>Of the others, a channel's county is counted again from its sales, then all counties, all
 * channels and everything from these. What is great is cut by the persons' tokens, which are spread
 * evenly.
 */
final class RebuildPersons implements RebuildSteps.Step {
  private static final long PERSONS_A_PART = 50_000;
  private static final int MOST_SLICES = 128;
  private static final int BYTE_VALUES = 256;
  private static final SecureRandom SEEDS = new SecureRandom();

  /** Longer than any token. */
  private static final byte[] BEYOND = new byte[80];

  static {
    Arrays.fill(BEYOND, (byte) 0xff);
  }

  /** 48 bits, which leaves room to be multiplied; more sales of one person count as wrong. */
  private static final String PRINT = "hashtextextended(encode(person, 'hex'), ?) >> 16";

  private static final String WRONG =
      """
      WITH sold AS (
        SELECT channel_code, region_code, business_day, count(*) AS sales, sum(%1$s) AS prints
        FROM (%2$s) s GROUP BY 1, 2, 3),
      truth AS (
        SELECT channel AS channel_code, region AS region_code, period, sum(sales) AS sales, sum(prints) AS prints
        FROM sold %3$s %4$s GROUP BY 1, 2, 3),
      stored AS (
        SELECT channel_code, region_code, period, sum(standing_sales) AS sales,
               sum((%1$s) * least(standing_sales, 32767)) AS prints
        FROM participation WHERE standing_sales > 0 GROUP BY 1, 2, 3)
      SELECT channel_code, region_code, period, greatest(t.sales, s.sales)::bigint
      FROM truth t FULL JOIN stored s USING (channel_code, region_code, period)
      WHERE (t.sales, t.prints) IS DISTINCT FROM (s.sales, s.prints)
      """
          .formatted(PRINT, JournalFigures.STANDING, JournalFigures.CELLS, JournalFigures.PERIODS);

  private static final String OF_A_CELL =
      """
      SELECT ?::text AS channel_code, ?::text AS region_code, period, person, count(*) AS standing_sales
      FROM (%s) s %s
      WHERE outlet_id IN (SELECT id FROM outlet WHERE channel_code = ? AND region_code = ?)
      GROUP BY 3, 4
      """
          .formatted(JournalFigures.STANDING, JournalFigures.PERIODS);

  private static final String OF_NARROWER =
      """
      SELECT ?::text AS channel_code, ?::text AS region_code, period, person,
             sum(standing_sales)::bigint AS standing_sales
      FROM participation
      WHERE channel_code = ANY (?::text[]) AND region_code = ANY (?::text[]) AND standing_sales > 0
      GROUP BY 3, 4
      """;

  /** In the order in which they are made right. */
  private enum Width {
    CELL,
    REGIONS,
    CHANNELS,
    EVERYTHING
  }

  private record Grain(String channel, String region, String period) {
    static final Comparator<Grain> ORDER =
        Comparator.comparing(Grain::channel)
            .thenComparing(Grain::region)
            .thenComparing(Grain::period);

    Width width() {
      if (channel.equals(ALL)) {
        return region.equals(ALL) ? Width.EVERYTHING : Width.CHANNELS;
      }
      return region.equals(ALL) ? Width.REGIONS : Width.CELL;
    }
  }

  @Override
  public RollUp rollUp() {
    return new RollUp(
        "participation",
        List.of("channel_code", "region_code", "period", "person"),
        List.of("standing_sales"),
        "standing_sales <> 0");
  }

  @Override
  public List<List<Part>> wrong(Connection connection) throws SQLException {
    SortedMap<Grain, Long> wrong = wrongGrains(connection);
    String[] channels = codes(connection, "channel");
    String[] regions = codes(connection, "region");
    var rounds = new ArrayList<List<Part>>();
    for (Width width : Width.values()) {
      var parts = new ArrayList<Part>();
      wrong.forEach(
          (grain, sales) -> {
            int slices = Math.clamp(sales / PERSONS_A_PART, 1, MOST_SLICES);
            for (int slice = 0; grain.width() == width && slice < slices; slice++) {
              parts.add(part(grain, slice, slices, channels, regions));
            }
          });
      rounds.add(parts);
    }
    return rounds;
  }

  /** And how many sales there are in it, at least as many as persons. */
  private static SortedMap<Grain, Long> wrongGrains(Connection connection) throws SQLException {
    var wrong = new TreeMap<Grain, Long>(Grain.ORDER);
    long seed = SEEDS.nextLong();
    try (PreparedStatement query = connection.prepareStatement(WRONG)) {
      query.setLong(1, seed);
      query.setLong(2, seed);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          var grain = new Grain(row.getString(1), row.getString(2), row.getString(3));
          // All periods of a channel's county come from one reading of its sales.
          var one =
              grain.width() == Width.CELL ? new Grain(grain.channel, grain.region, ALL) : grain;
          wrong.merge(one, row.getLong(4), Long::sum);
        }
      }
    }
    return wrong;
  }

  private static Part part(
      Grain grain, int slice, int slices, String[] channels, String[] regions) {
    String range = "channel_code = ? AND region_code = ? AND person >= ? AND person < ?";
    byte[] from = bound(slice, slices);
    byte[] to = bound(slice + 1, slices);
    if (grain.width() == Width.CELL) {
      return new Part(
          Query.of(range, grain.channel, grain.region, from, to),
          Query.of(OF_A_CELL, grain.channel, grain.region, grain.channel, grain.region));
    }
    return new Part(
        Query.of(range + " AND period = ?", grain.channel, grain.region, from, to, grain.period),
        switch (grain.width()) {
          case CELL, REGIONS -> narrower(grain, new String[] {grain.channel}, regions);
          case CHANNELS -> narrower(grain, channels, new String[] {grain.region});
          case EVERYTHING -> narrower(grain, channels, new String[] {ALL});
        });
  }

  private static Query narrower(Grain grain, String[] channels, String[] regions) {
    return Query.of(OF_NARROWER, grain.channel, grain.region, channels, regions);
  }

  private static byte[] bound(int slice, int slices) {
    if (slice == slices) {
      return BEYOND.clone();
    }
    return slice == 0 ? new byte[0] : new byte[] {(byte) (slice * BYTE_VALUES / slices)};
  }

  private static String[] codes(Connection connection, String table) throws SQLException {
    var codes = new ArrayList<String>();
    try (PreparedStatement query = connection.prepareStatement("SELECT code FROM " + table);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        codes.add(row.getString(1));
      }
    }
    return codes.toArray(String[]::new);
  }
}
