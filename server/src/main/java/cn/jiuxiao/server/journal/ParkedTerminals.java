package cn.jiuxiao.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Which terminals have something parked that may count without anybody's decision. */
final class ParkedTerminals {
  private final DataSource database;

  ParkedTerminals(DataSource database) {
    this.database = database;
  }

  /**
   * @param world changes whenever something has come that may cure it: entries of its outlet's
   *     tills, prices, cashiers, attachments, decisions
   */
  record Parked(UUID terminal, String world) {}

  private static final String WAITING =
      """
      SELECT w.terminal_id, concat_ws('/', o.catalogue_version,
        (SELECT sum(b.next_seq) FROM terminal_branch b JOIN terminal s ON s.id = b.terminal_id WHERE s.outlet_id = o.id),
        (SELECT count(*) || '+' || coalesce(sum(c.version), 0) FROM cashier c WHERE c.outlet_id = o.id),
        (SELECT count(*) FROM entry_attachment a WHERE a.terminal_id = w.terminal_id),
        (SELECT max(s.office_seq) FROM settlement s WHERE s.terminal_id = w.terminal_id),
        (SELECT max(s.office_seq) FROM branch_settlement s WHERE s.terminal_id = w.terminal_id))
      FROM (
        SELECT DISTINCT u.terminal_id FROM unsettled_entry u
        LEFT JOIN decided_branch d ON d.terminal_id = u.terminal_id AND d.branch = u.branch
        WHERE (u.branch = 0 AND %s OR d.decision IN ('ADOPTED', 'REFUSED'))
          AND NOT EXISTS (SELECT FROM settlement s
                          WHERE s.terminal_id = u.terminal_id AND s.branch = u.branch AND s.seq = u.seq)) w
      JOIN terminal t ON t.id = w.terminal_id
      JOIN outlet o ON o.id = t.outlet_id
      ORDER BY w.terminal_id
      """
          .formatted(CureParked.MAY_PASS);

  List<Parked> list() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(WAITING)) {
      query.setArray(1, connection.createArrayOf("text", CureParked.curable()));
      try (ResultSet row = query.executeQuery()) {
        var found = new ArrayList<Parked>();
        while (row.next()) {
          found.add(new Parked(row.getObject(1, UUID.class), row.getString(2)));
        }
        return found;
      }
    }
  }
}
