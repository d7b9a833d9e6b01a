package cn.jiuxiao.server.outlets;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.server.shared.Where;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an outlet could sell, and what a vendor sells where: the lists that price lists are made
 * from.
 */
@Singleton
public class Assortment {

  private static final String CANDIDATES =
      """
       FROM product p JOIN vendor v ON v.id = p.vendor_id JOIN outlet o ON o.id = ?
      """;

  private static final String POSSIBLE =
      """
      p.blocked IS NULL AND v.closed_at IS NULL
      AND (o.vendor_id = v.id OR (o.vendor_id IS NULL AND o.counter_id IS NULL)
        OR EXISTS (SELECT FROM counter_vendor c WHERE c.counter_id = o.counter_id AND c.vendor_id = v.id))
      AND NOT EXISTS (SELECT FROM current_offer f WHERE f.outlet_id = o.id AND f.product_id = p.id)
      """;

  private static final String CANDIDATE_COLUMNS =
      """
      SELECT p.id AS product_id, p.code, p.name, p.specification, p.sales_unit, p.list_price_fen, v.id AS vendor_id,
             v.name AS vendor_name
      """;

  private static final String OWN =
      """
       FROM current_offer f JOIN outlet o ON o.id = f.outlet_id JOIN product p ON p.id = f.product_id
      """;

  private static final String OWN_COLUMNS =
      """
      SELECT o.id AS outlet_id, o.name AS outlet_name, o.place, o.label, p.id AS product_id, p.code, p.name,
             p.specification, p.sales_unit, f.price_fen, p.list_price_fen, p.blocked
      """;

  private static final Map<String, String> CANDIDATE_SORTS =
      Map.of("name", "p.name", "code", "p.code", "vendor", "v.name", "price", "p.list_price_fen");

  private static final Map<String, String> OWN_SORTS =
      Map.of("name", "p.name", "code", "p.code", "place", "o.place", "price", "f.price_fen");

  private final Sql sql;
  private final Outlets outlets;
  private final PriceLists priceLists;

  Assortment(Sql sql, Outlets outlets, PriceLists priceLists) {
    this.sql = sql;
    this.outlets = outlets;
    this.priceLists = priceLists;
  }

  /** Products that the outlet could sell and does not yet; sorts: name, code, vendor, price. */
  @Transactional
  public List<Candidate> candidates(Actor actor, long outletId, ListQuery query) {
    outlets.visible(actor, outletId);
    Where where = candidatesWhere(query);
    return sql.records(
        Candidate.class,
        CANDIDATE_COLUMNS
            + CANDIDATES
            + where.sql()
            + query.orderAndPage(CANDIDATE_SORTS, "v.name, p.name, p.id"),
        with(outletId, where));
  }

  @Transactional
  public int countCandidates(Actor actor, long outletId, ListQuery query) {
    outlets.visible(actor, outletId);
    Where where = candidatesWhere(query);
    return Math.toIntExact(
        sql.number("SELECT count(*)" + CANDIDATES + where.sql(), with(outletId, where)));
  }

  /** The vendors whose goods the outlet may sell, by name; none are named for a unit's stall. */
  @Transactional
  public List<CarriedByOutlet> carried(Actor actor, long outletId) {
    outlets.visible(actor, outletId);
    return sql.records(
        CarriedByOutlet.class,
        """
        SELECT v.id AS vendor_id, v.name,
               (SELECT count(*) FROM product p WHERE p.vendor_id = v.id AND p.blocked IS NULL
                  AND NOT EXISTS (SELECT FROM current_offer f WHERE f.outlet_id = o.id AND f.product_id = p.id)) AS not_offered
        FROM outlet o JOIN vendor v ON v.id = o.vendor_id
          OR EXISTS (SELECT FROM counter_vendor c WHERE c.counter_id = o.counter_id AND c.vendor_id = v.id)
        WHERE o.id = ? ORDER BY v.name, v.id
        """,
        outletId);
  }

  /**
   * Puts everything that a vendor sells on the outlet's list at its list price; what is there
   * already keeps its price.
   *
   * @return how many products were added
   */
  @Transactional
  public int takeAll(Actor actor, long outletId, long vendorId) {
    outlets.visible(actor, outletId);
    Where where = new Where(POSSIBLE).and("v.id = ?", vendorId);
    List<OfferChange> changes =
        sql
            .records(
                Candidate.class,
                CANDIDATE_COLUMNS + CANDIDATES + where.sql(),
                with(outletId, where))
            .stream()
            .map(each -> new OfferChange(each.productId(), each.listPriceFen()))
            .toList();
    priceLists.change(actor, outletId, changes);
    return changes.size();
  }

  /** Where a vendor's own goods are sold, at which price; sorts: name, code, place, price. */
  @Transactional
  public List<OwnOffer> own(Actor actor, ListQuery query) {
    Where where = ownWhere(actor, query);
    return sql.records(
        OwnOffer.class,
        OWN_COLUMNS
            + OWN
            + where.sql()
            + query.orderAndPage(OWN_SORTS, "p.name, o.place, o.id, p.id"),
        where.parameters());
  }

  @Transactional
  public int countOwn(Actor actor, ListQuery query) {
    Where where = ownWhere(actor, query);
    return Math.toIntExact(sql.number("SELECT count(*)" + OWN + where.sql(), where.parameters()));
  }

  private static Where candidatesWhere(ListQuery query) {
    Where where = new Where(POSSIBLE);
    if (!query.search().isEmpty()) {
      where.and(
          "p.name ILIKE ? OR p.code ILIKE ? OR v.name ILIKE ?",
          query.like(),
          query.like(),
          query.like());
    }
    return where;
  }

  private static Where ownWhere(Actor actor, ListQuery query) {
    actor.mustBe(Role.VENDOR);
    Long vendorId = actor.vendorId();
    if (vendorId == null) {
      throw new NotFound();
    }
    Where where = new Where("p.vendor_id = ? AND o.closed_at IS NULL", vendorId);
    if (!query.search().isEmpty()) {
      where.and(
          "p.name ILIKE ? OR p.code ILIKE ? OR o.name ILIKE ? OR o.place ILIKE ?",
          query.like(),
          query.like(),
          query.like(),
          query.like());
    }
    return where;
  }

  private static @Nullable Object[] with(long outletId, Where where) {
    @Nullable Object[] rest = where.parameters();
    @Nullable Object[] all = new @Nullable Object[rest.length + 1];
    all[0] = outletId;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
