package cn.jiuxiao.server.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An entry of the office's journal as it was signed, for the feature whose decision it is; {@link
 * WalkOffice} tells whether it is signed at all.
 *
 * @param members all of them as text
 */
public record OfficeEntry(long seq, String kind, Map<String, String> members) {
  private static final JsonFactory JSON = new JsonFactory();

  /** Those of some kinds, in their order. */
  public static List<OfficeEntry> ofKinds(Connection connection, Set<String> kinds)
      throws SQLException {
    var found = new ArrayList<OfficeEntry>();
    try (PreparedStatement query =
            connection.prepareStatement("SELECT seq, body FROM office_entry ORDER BY seq");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Map<String, String> members = members(row.getBytes(2));
        String kind = members.getOrDefault("kind", "");
        if (kinds.contains(kind)) {
          found.add(new OfficeEntry(row.getLong(1), kind, members));
        }
      }
    }
    return found;
  }

  /** As they were written; empty if it is not what the office writes. */
  static Map<String, String> members(byte[] body) {
    Map<String, String> members = new HashMap<>();
    try (JsonParser json = JSON.createParser(body)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME) {
          String name = json.currentName();
          json.nextToken();
          members.put(name, json.getText());
        }
      }
      return members;
    } catch (IOException e) {
      return Map.of();
    }
  }
}
