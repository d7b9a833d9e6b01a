package cn.jiuxiao.server.testing;

import cn.jiuxiao.server.programme.ReferenceData;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * People, vendors and products that tests of selling places and tills stand on: call {@link
 * #make()} once a database.
 */
@Singleton
public class PlaceFixture {
  /** Wuling, in Changde. */
  public static final String WULING = "430702";

  /** Shimen, another county. */
  public static final String SHIMEN = "430726";

  public static final long TEA_GROWER = 501;
  public static final long OIL_PRESS = 502;
  public static final long TEA = 601;
  public static final long BLACK_TEA = 602;
  public static final long OIL = 603;

  public static final Actor OFFICE = actor(701, Role.PROGRAMME_OFFICE, null, null);
  public static final Actor ORGANIZER = actor(702, Role.FAIR_ORGANIZER, null, null);
  public static final Actor OTHER_ORGANIZER = actor(703, Role.FAIR_ORGANIZER, null, null);
  public static final Actor GROWER = actor(704, Role.VENDOR, null, TEA_GROWER);
  public static final Actor PRESS = actor(705, Role.VENDOR, null, OIL_PRESS);
  public static final Actor WULING_OFFICER = actor(706, Role.COUNTY_OFFICER, WULING, null);
  public static final Actor SHIMEN_OFFICER = actor(707, Role.COUNTY_OFFICER, SHIMEN, null);
  public static final Actor INSPECTOR = actor(708, Role.INSPECTOR, null, null);

  private final Sql sql;
  private final ReferenceData reference;

  PlaceFixture(Sql sql, ReferenceData reference) {
    this.sql = sql;
    this.reference = reference;
  }

  @Transactional
  public void make() {
    if (reference.loadAtSetUp() instanceof ReferenceData.Outcome.Faulty faulty) {
      throw new AssertionError(faulty.faults().toString());
    }
    vendor(TEA_GROWER, "V-501", "石门银峰茶业合作社", SHIMEN);
    vendor(OIL_PRESS, "V-502", "武陵山茶油坊", WULING);
    product(TEA, "P-0601", TEA_GROWER, "TEA", "石门银峰 特级", "PIECE", "06901234567892", 16800);
    product(BLACK_TEA, "P-0602", TEA_GROWER, "TEA", "石门红茶", "KILOGRAM", null, 32000);
    product(OIL, "P-0603", OIL_PRESS, "EDIBLE_OIL", "山茶油", "PIECE", null, 9900);
    for (Actor actor :
        new Actor[] {
          OFFICE,
          ORGANIZER,
          OTHER_ORGANIZER,
          GROWER,
          PRESS,
          WULING_OFFICER,
          SHIMEN_OFFICER,
          INSPECTOR
        }) {
      account(actor);
    }
  }

  /** The manager of a store that is there. */
  @Transactional
  public Actor managerOf(long userId, long storeId) {
    var manager = new Actor(userId, "经理", Role.STORE_MANAGER, null, null, null, storeId);
    account(manager);
    return manager;
  }

  @Transactional
  public void eligible(long productId, String reason, LocalDate from) {
    sql.run(
        "INSERT INTO product_eligibility (product_id, reason_code, valid_from) VALUES (?, ?, ?)",
        productId,
        reason,
        from);
  }

  @Transactional
  public long number(String query, Object... parameters) {
    return sql.number(query, parameters);
  }

  @Transactional
  public void run(String statement, Object... parameters) {
    sql.run(statement, parameters);
  }

  private void vendor(long id, String code, String name, String region) {
    sql.run(
        "INSERT INTO vendor (id, code, name, kind, region_code) VALUES (?, ?, ?, 'COOPERATIVE', ?)",
        id,
        code,
        name,
        region);
  }

  private void product(
      long id,
      String code,
      long vendor,
      String category,
      String name,
      String unit,
      @Nullable String gtin,
      long fen) {
    sql.run(
        "INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, gtin,"
            + " list_price_fen, price_low_fen, price_high_fen)"
            + " VALUES (?, ?, ?, ?, ?, ?, CAST(? AS char(14)), ?, ?, ?)",
        id,
        code,
        vendor,
        category,
        name,
        unit,
        gtin,
        fen,
        fen / 2,
        fen * 2);
  }

  private void account(Actor actor) {
    sql.run(
        "INSERT INTO user_account (id, username, display_name, password_hash, role, region_code,"
            + " vendor_id, store_id, created_at) VALUES (?, ?, ?, '', ?, ?, ?, ?, now())",
        actor.userId(),
        "user" + actor.userId(),
        actor.name(),
        actor.role(),
        actor.region(),
        actor.vendorId(),
        actor.storeId());
  }

  private static Actor actor(long id, Role role, @Nullable String region, @Nullable Long vendorId) {
    return new Actor(id, role + " " + id, role, region, null, vendorId, null);
  }
}
