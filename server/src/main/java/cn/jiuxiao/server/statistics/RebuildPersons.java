package cn.jiuxiao.server.statistics;

import static cn.jiuxiao.server.statistics.Participations.ALL;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The persons' part of a rebuild: a channel's county from its sales, then all counties, all
 * channels and everything from these, then how many there are. What is great is cut by the persons'
 * tokens, which are spread evenly.
 */
final class RebuildPersons {
  private static final int PERSONS_A_PART = 50_000;
  private static final int MOST_SLICES = 128;
  private static final int BYTE_VALUES = 256;

  /** A total of one channel or region has about a tenth of everybody. */
  private static final int CELLS_BENEATH = 10;

  /** Longer than any token. */
  private static final byte[] BEYOND = new byte[80];

  static {
    Arrays.fill(BEYOND, (byte) 0xff);
  }

  /** The period, region or channel of the keys that exist, each looked up behind the last one. */
  private static final String KEYS =
      """
      WITH RECURSIVE k AS (
        (SELECT channel_code, region_code, period FROM participation ORDER BY 1, 2, 3 LIMIT 1)
        UNION ALL
        SELECT n.* FROM k CROSS JOIN LATERAL (
          SELECT p.channel_code, p.region_code, p.period FROM participation p
          WHERE (p.channel_code, p.region_code, p.period) > (k.channel_code, k.region_code, k.period)
          ORDER BY 1, 2, 3 LIMIT 1) n)
      SELECT * FROM k
      """;

  /**
   * A sale stands unless it was voided or everything in it was taken back; few have a refund at
   * all, so their lines alone are looked at.
   */
  private static final String OF_A_CELL =
      """
      SELECT ?::text AS channel_code, ?::text AS region_code, p.period, s.person, count(*) AS standing_sales
      FROM sale s
      CROSS JOIN LATERAL (VALUES (to_char(s.business_day, 'YYYY-MM')), (to_char(s.business_day, 'YYYY')), ('ALL')) p (period)
      WHERE s.outlet_id = ANY (?::bigint[]) AND s.person IS NOT NULL
        AND NOT EXISTS (SELECT FROM sale_void v
                        WHERE v.terminal_id = s.terminal_id AND v.branch = s.branch AND v.sale_seq = s.seq)
        AND NOT EXISTS (
          SELECT FROM refund r
          WHERE r.original_terminal_id = s.terminal_id AND r.original_branch = s.branch AND r.original_seq = s.seq
            AND r.outlet_id = ANY (?::bigint[])
            AND NOT EXISTS (
              SELECT FROM sale_line l
              WHERE l.terminal_id = r.original_terminal_id AND l.branch = r.original_branch AND l.seq = r.original_seq
                AND l.quantity_milli > (
                  SELECT coalesce(sum(b.quantity_milli), 0) FROM refund a
                  JOIN refund_line b ON b.terminal_id = a.terminal_id AND b.branch = a.branch AND b.seq = a.seq
                  WHERE a.original_terminal_id = r.original_terminal_id AND a.original_branch = r.original_branch
                    AND a.original_seq = r.original_seq AND b.line = l.line)))
      GROUP BY 3, 4
      """;

  private static final String OF_NARROWER =
      """
      SELECT ?::text AS channel_code, ?::text AS region_code, ?::text AS period, person,
             sum(standing_sales)::bigint AS standing_sales
      FROM participation
      WHERE channel_code = ANY (?::text[]) AND region_code = ANY (?::text[]) AND period = ?
        AND person >= ? AND person < ? AND standing_sales > 0
      GROUP BY person
      """;

  private static final String HOW_MANY =
      """
      SELECT ?::text AS channel_code, ?::text AS region_code, period, count(*) AS persons
      FROM participation WHERE channel_code = ? AND region_code = ? AND standing_sales > 0 GROUP BY period
      """;

  private static final List<String> PERSON_KEY =
      List.of("channel_code", "region_code", "period", "person");

  private RebuildPersons() {}

  /** Which totals are made of which narrower rows. */
  enum Wider {
    /** A channel in all regions. */
    REGIONS,
    /** All channels in a region. */
    CHANNELS,
    /** Everything, from the channels. */
    BOTH
  }

  private record Grain(String channel, String region, String period) {
    boolean narrow() {
      return !channel.equals(ALL) && !region.equals(ALL);
    }

    Grain wider(Wider how) {
      return switch (how) {
        case REGIONS -> new Grain(channel, ALL, period);
        case CHANNELS -> new Grain(ALL, region, period);
        case BOTH -> new Grain(ALL, ALL, period);
      };
    }

    boolean is(Wider how) {
      return !narrow() && equals(wider(how));
    }

    Grain cell() {
      return new Grain(channel, region, ALL);
    }

    String key() {
      return channel + "|" + region + "|" + period;
    }
  }

  /** A channel's county: all periods at once, from the sales of its outlets. */
  static SortedMap<String, RollUp> cells(Connection connection) throws SQLException {
    var outlets = new TreeMap<String, List<Long>>();
    var cells = new TreeMap<String, Grain>();
    for (Grain grain : grains(connection, KEYS)) {
      if (grain.narrow()) {
        cells.put(grain.cell().key(), grain.cell());
      }
    }
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT id, channel_code, region_code FROM outlet ORDER BY id");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        var cell = new Grain(row.getString(2), row.getString(3), ALL);
        cells.put(cell.key(), cell);
        outlets.computeIfAbsent(cell.key(), none -> new ArrayList<>()).add(row.getLong(1));
      }
    }
    var parts = new TreeMap<String, RollUp>();
    cells.forEach(
        (key, cell) -> {
          Long[] sellers = outlets.getOrDefault(key, List.of()).toArray(Long[]::new);
          parts.put(
              key,
              participation(
                  "channel_code = ? AND region_code = ?",
                  List.of(cell.channel, cell.region),
                  OF_A_CELL,
                  List.of(cell.channel, cell.region, sellers, sellers)));
        });
    return parts;
  }

  /** A total, from rows that were made right before. */
  static SortedMap<String, RollUp> wider(Connection connection, Wider how) throws SQLException {
    Set<Grain> all = grains(connection, KEYS);
    var grains = new HashSet<Grain>();
    for (Grain grain : all) {
      boolean beneath = how == Wider.BOTH ? grain.is(Wider.REGIONS) : grain.narrow();
      if (beneath || grain.is(how)) {
        grains.add(grain.wider(how));
      }
    }
    String[] channels = codes(connection, "channel");
    String[] regions = codes(connection, "region");
    int slices = slices(connection, how);
    var parts = new TreeMap<String, RollUp>();
    for (Grain grain : grains) {
      String[] fromChannels = how == Wider.REGIONS ? new String[] {grain.channel} : channels;
      String[] fromRegions =
          switch (how) {
            case REGIONS -> regions;
            case CHANNELS -> new String[] {grain.region};
            case BOTH -> new String[] {ALL};
          };
      for (int slice = 0; slice < slices; slice++) {
        byte[] from = bound(slice, slices);
        byte[] to = bound(slice + 1, slices);
        parts.put(
            "%s|%03d".formatted(grain.key(), slice),
            total(grain, fromChannels, fromRegions, from, to));
      }
    }
    return parts;
  }

  private static RollUp total(
      Grain grain, String[] channels, String[] regions, byte[] from, byte[] to) {
    return participation(
        "channel_code = ? AND region_code = ? AND period = ? AND person >= ? AND person < ?",
        List.of(grain.channel, grain.region, grain.period, from, to),
        OF_NARROWER,
        List.of(
            grain.channel, grain.region, grain.period, channels, regions, grain.period, from, to));
  }

  private static RollUp participation(
      String range, List<Object> rangeParameters, String truth, List<Object> truthParameters) {
    return new RollUp(
        "participation",
        PERSON_KEY,
        List.of("standing_sales"),
        "standing_sales <> 0",
        range,
        rangeParameters,
        truth,
        truthParameters);
  }

  /** How many persons there are, in all periods of a channel and region. */
  static SortedMap<String, RollUp> counts(Connection connection) throws SQLException {
    Set<Grain> grains = grains(connection, KEYS);
    grains.addAll(
        grains(connection, "SELECT channel_code, region_code, period FROM participant_count"));
    var parts = new TreeMap<String, RollUp>();
    for (Grain grain : grains) {
      List<Object> pair = List.of(grain.channel, grain.region);
      parts.put(
          grain.cell().key(),
          new RollUp(
              "participant_count",
              PERSON_KEY.subList(0, PERSON_KEY.size() - 1),
              List.of("persons"),
              "persons <> 0",
              "channel_code = ? AND region_code = ?",
              pair,
              HOW_MANY,
              Stream.concat(pair.stream(), pair.stream()).toList()));
    }
    return parts;
  }

  /** Estimated, since the exact number is what is being counted: no more persons than sales. */
  private static int slices(Connection connection, Wider how) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'sale'::regclass");
        ResultSet row = query.executeQuery()) {
      row.next();
      long persons = how == Wider.BOTH ? row.getLong(1) : row.getLong(1) / CELLS_BENEATH;
      return Math.clamp(persons / PERSONS_A_PART, 1, MOST_SLICES);
    }
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

  private static Set<Grain> grains(Connection connection, String sql) throws SQLException {
    var grains = new HashSet<Grain>();
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        grains.add(new Grain(row.getString(1), row.getString(2), row.getString(3)));
      }
    }
    return grains;
  }
}
