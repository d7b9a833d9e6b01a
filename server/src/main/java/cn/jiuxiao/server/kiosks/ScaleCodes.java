package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.wire.Messages;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How an outlet's scales print their codes (GB/T 18283), and what they call its products. Tills
 * read with them; the server itself never does.
 */
@Singleton
public class ScaleCodes {
  private static final Pattern PATTERN =
      Pattern.compile("(?=.{13}$)2[0-9]{1,5}I{3,6}V?(W{4,5}|P{4,5})C");
  private static final Pattern ITEM = Pattern.compile("0*([1-9][0-9]{0,5})");

  private final ScaleCodeRepository repository;
  private final Kiosks kiosks;
  private final AuditLog audit;

  ScaleCodes(ScaleCodeRepository repository, Kiosks kiosks, AuditLog audit) {
    this.repository = repository;
    this.kiosks = kiosks;
    this.audit = audit;
  }

  /**
   * What the scales call a product.
   *
   * @param item without leading zeros
   */
  @Introspected
  public record Item(String item, String productCode, String productName) {}

  /** A product on the outlet's price list. */
  @Introspected
  public record Offered(long productId, String code, String name) {}

  /** A row of the audit log. */
  record Called(String item, long productId) {}

  /** A row of the audit log. */
  record Printed(String pattern) {}

  /**
   * @throws NotFound if the outlet has no tills that this person may see
   */
  @Transactional
  public List<String> patterns(Actor actor, long outletId) {
    kiosks.mustHaveTills(actor, outletId);
    return repository.patterns(outletId);
  }

  /** By number. */
  @Transactional
  public List<Item> items(Actor actor, long outletId) {
    kiosks.mustHaveTills(actor, outletId);
    return repository.items(outletId);
  }

  /** What can be given a number: what is on the price list, by name or code. */
  @Transactional
  public List<Offered> offered(Actor actor, long outletId, String search, int offset, int limit) {
    kiosks.mustHaveTills(actor, outletId);
    return repository.offered(outletId, "%" + search.strip() + "%", offset, limit);
  }

  /**
   * @throws Problem {@code kiosks.code-pattern-form} if it is none; {@code
   *     kiosks.code-pattern-prefix} if another begins alike, so that codes could be read two ways
   */
  @Transactional
  public void addPattern(Actor actor, long outletId, String typed) {
    kiosks.workable(actor, outletId);
    String pattern = typed.strip();
    if (!PATTERN.matcher(pattern).matches()) {
      throw new Problem(422, "kiosks.code-pattern-form");
    }
    repository.lock(outletId);
    for (String other : repository.patterns(outletId)) {
      if (fixed(other).startsWith(fixed(pattern)) || fixed(pattern).startsWith(fixed(other))) {
        throw new Problem(422, "kiosks.code-pattern-prefix", other);
      }
    }
    repository.addPattern(outletId, pattern);
    audit.changed(
        actor.userId(),
        "outlet_code_pattern",
        String.valueOf(outletId),
        null,
        new Printed(pattern));
  }

  private static String fixed(String pattern) {
    return pattern.substring(0, pattern.indexOf('I'));
  }

  @Transactional
  public void removePattern(Actor actor, long outletId, String pattern) {
    kiosks.workable(actor, outletId);
    if (repository.removePattern(outletId, pattern) > 0) {
      audit.changed(
          actor.userId(),
          "outlet_code_pattern",
          String.valueOf(outletId),
          new Printed(pattern),
          null);
    }
  }

  /**
   * Gives a product a number; the product it was before has none of that number any more.
   *
   * @throws Problem {@code kiosks.item-form} if it is no number of one to six digits
   * @throws NotFound if the product is not on the outlet's price list
   */
  @Transactional
  public void call(Actor actor, long outletId, String typed, long productId) {
    kiosks.workable(actor, outletId);
    var number = ITEM.matcher(typed.strip());
    if (!number.matches()) {
      throw new Problem(422, "kiosks.item-form");
    }
    if (!repository.isOffered(outletId, productId)) {
      throw new NotFound();
    }
    repository.call(outletId, number.group(1), productId);
    audit.changed(
        actor.userId(),
        "outlet_item",
        String.valueOf(outletId),
        null,
        new Called(number.group(1), productId));
  }

  @Transactional
  public void forget(Actor actor, long outletId, Item item) {
    kiosks.workable(actor, outletId);
    if (repository.forget(outletId, item.item()) > 0) {
      audit.changed(actor.userId(), "outlet_item", String.valueOf(outletId), item, null);
    }
  }

  @Transactional
  Messages.ScaleCodes of(long outletId) {
    Map<String, String> items = new TreeMap<>();
    repository.items(outletId).forEach(each -> items.put(each.item(), each.productCode()));
    return new Messages.ScaleCodes(repository.patterns(outletId), items);
  }
}
