package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.ConstraintBroken;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a product off sale everywhere, and lets it back. Officials decide; tills hear of it with
 * their next catalogue.
 */
@Singleton
public class BlockProduct {

  public static final int REASON_LENGTH = 500;

  private final Products products;
  private final BlockRepository repository;
  private final ProductWriting writing;
  private final Clock clock;

  BlockProduct(Products products, BlockRepository repository, ProductWriting writing, Clock clock) {
    this.products = products;
    this.repository = repository;
    this.writing = writing;
    this.clock = clock;
  }

  /** The latest first. */
  @Transactional
  public List<ProductBlock> history(Actor actor, long productId) {
    products.visible(actor, productId);
    return repository.findByProductIdOrderByBlockedAtDesc(productId);
  }

  /**
   * @throws NotFound if the product is not the actor's
   * @throws AccessDenied if the actor does not keep the register
   * @throws Problem 409 if it is blocked already, 422 without a reason
   */
  public Product block(Actor actor, long productId, BlockKind kind, String reason) {
    Product product = products.visible(actor, productId);
    Eligibilities.mustKeepTheRegister(actor);
    if (product.blocked() != null) {
      throw new Problem(409, "catalogue.problem.blockedAlready");
    }
    ProductBlock block =
        new ProductBlock(
            null,
            productId,
            kind,
            checked(reason),
            clock.instant(),
            actor.userId(),
            null,
            null,
            null);
    return stored(() -> writing.block(actor, product, block));
  }

  /**
   * @throws Problem 409 if it is not blocked, 422 without a reason
   */
  public Product unblock(Actor actor, long productId, String reason) {
    Product product = products.visible(actor, productId);
    Eligibilities.mustKeepTheRegister(actor);
    ProductBlock block =
        repository
            .findByProductIdAndLiftedAtIsNull(productId)
            .orElseThrow(() -> new Problem(409, "catalogue.problem.notBlocked"));
    ProductBlock lifted =
        new ProductBlock(
            block.id(),
            productId,
            block.kind(),
            block.reason(),
            block.blockedAt(),
            block.blockedBy(),
            clock.instant(),
            actor.userId(),
            checked(reason));
    return stored(() -> writing.unblock(actor, product, block, lifted));
  }

  private static String checked(String reason) {
    String stripped = reason.strip();
    if (stripped.isEmpty() || stripped.length() > REASON_LENGTH) {
      throw new Problem(422, "catalogue.problem.blockReason", REASON_LENGTH);
    }
    return stripped;
  }

  private static Product stored(java.util.function.Supplier<Product> write) {
    try {
      return write.get();
    } catch (OptimisticLockException someoneWasFaster) {
      throw new Problem(409, "catalogue.problem.changedMeanwhile");
    } catch (DataAccessException e) {
      @Nullable String constraint = ConstraintBroken.by(e);
      if ("product_is_blocked_once_at_a_time".equals(constraint)) {
        throw new Problem(409, "catalogue.problem.blockedAlready");
      }
      throw e;
    }
  }
}
