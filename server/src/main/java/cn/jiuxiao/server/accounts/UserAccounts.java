package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table of accounts. */
@Singleton
class UserAccounts {
  private static final Map<String, String> SORTABLE =
      Map.of(
          "username", "username", "name", "display_name", "role", "role", "created", "created_at");

  private final Sql sql;

  UserAccounts(Sql sql) {
    this.sql = sql;
  }

  boolean isEmpty() {
    return sql.number("SELECT count(*) FROM user_account") == 0;
  }

  Optional<UserAccount> find(long id) {
    return sql.first("SELECT * FROM user_account WHERE id = ?", UserAccounts::read, id);
  }

  Optional<UserAccount> find(String username) {
    return sql.first("SELECT * FROM user_account WHERE username = ?", UserAccounts::read, username);
  }

  Optional<String> passwordHash(long id) {
    return sql.first(
        "SELECT password_hash FROM user_account WHERE id = ?", row -> row.getString(1), id);
  }

  /** Filters: {@code role}, {@code state} ("enabled" or "disabled"). */
  List<UserAccount> page(ListQuery query) {
    List<Object> values = new ArrayList<>();
    String where = where(query, values);
    return sql.list(
        "SELECT * FROM user_account" + where + query.orderAndPage(SORTABLE, "username"),
        UserAccounts::read,
        values.toArray());
  }

  int count(ListQuery query) {
    List<Object> values = new ArrayList<>();
    String where = where(query, values);
    return Math.toIntExact(
        sql.number("SELECT count(*) FROM user_account" + where, values.toArray()));
  }

  private static String where(ListQuery query, List<Object> values) {
    var where = new StringBuilder(" WHERE (username ILIKE ? OR display_name ILIKE ?)");
    values.addAll(List.of(query.like(), query.like()));
    query
        .filter("role")
        .ifPresent(
            role -> {
              where.append(" AND role = ?");
              values.add(role);
            });
    query
        .filter("state")
        .ifPresent(
            state ->
                where.append(
                    state.equals("disabled")
                        ? " AND disabled_at IS NOT NULL"
                        : " AND disabled_at IS NULL"));
    return where.toString();
  }

  /** Empty if the username is taken. */
  Optional<Long> insert(AccountEntry entry, String passwordHash, boolean mustChange, Instant now) {
    return sql.first(
        "INSERT INTO user_account (username, display_name, password_hash, role, region_code,"
            + " unit_id, vendor_id, store_id, must_change, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO NOTHING RETURNING id",
        row -> row.getLong(1),
        entry.username(),
        entry.displayName(),
        passwordHash,
        entry.role(),
        entry.region(),
        entry.unitId(),
        entry.vendorId(),
        entry.storeId(),
        mustChange,
        now);
  }

  /** A changed role or scope voids the sign-ins that carry the old one. */
  boolean update(long id, int version, AccountEntry entry, boolean voidSignIns) {
    return sql.run(
            "UPDATE user_account SET display_name = ?, role = ?, region_code = ?, unit_id = ?,"
                + " vendor_id = ?, store_id = ?, sign_in_epoch = sign_in_epoch + ?,"
                + " version = version + 1 WHERE id = ? AND version = ?",
            entry.displayName(),
            entry.role(),
            entry.region(),
            entry.unitId(),
            entry.vendorId(),
            entry.storeId(),
            voidSignIns ? 1 : 0,
            id,
            version)
        == 1;
  }

  void disable(long id, Instant now) {
    sql.run(
        "UPDATE user_account SET disabled_at = ?, sign_in_epoch = sign_in_epoch + 1,"
            + " version = version + 1 WHERE id = ?",
        now,
        id);
  }

  void enable(long id) {
    sql.run("UPDATE user_account SET disabled_at = NULL, version = version + 1 WHERE id = ?", id);
  }

  /** A new password voids every sign-in made with the old one. */
  void setPassword(long id, String passwordHash, boolean mustChange) {
    sql.run(
        "UPDATE user_account SET password_hash = ?, must_change = ?,"
            + " sign_in_epoch = sign_in_epoch + 1, version = version + 1 WHERE id = ?",
        passwordHash,
        mustChange,
        id);
  }

  void voidSignIns(long id) {
    sql.run("UPDATE user_account SET sign_in_epoch = sign_in_epoch + 1 WHERE id = ?", id);
  }

  void setLocale(long id, String locale) {
    sql.run("UPDATE user_account SET locale = ? WHERE id = ?", locale, id);
  }

  /**
   * The enabled administrators, held until the transaction ends: two people cannot disable each
   * other.
   */
  List<Long> holdAdministrators() {
    return sql.list(
        "SELECT id FROM user_account WHERE role = ? AND disabled_at IS NULL ORDER BY id FOR UPDATE",
        row -> row.getLong(1),
        Role.ADMINISTRATOR);
  }

  /** Nobody else adds an account until the transaction ends. */
  void holdTable() {
    sql.run("LOCK TABLE user_account IN SHARE ROW EXCLUSIVE MODE");
  }

  private static UserAccount read(ResultSet row) throws SQLException {
    return new UserAccount(
        row.getLong("id"),
        row.getString("username"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")),
        row.getString("region_code"),
        Sql.longOrNull(row, "unit_id"),
        Sql.longOrNull(row, "vendor_id"),
        Sql.longOrNull(row, "store_id"),
        row.getBoolean("must_change"),
        row.getInt("sign_in_epoch"),
        row.getString("locale"),
        Sql.instant(row, "disabled_at"),
        Objects.requireNonNull(Sql.instant(row, "created_at")),
        row.getInt("version"));
  }
}
