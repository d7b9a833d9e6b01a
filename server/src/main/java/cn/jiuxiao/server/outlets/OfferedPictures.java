package cn.jiuxiao.server.outlets;

import cn.jiuxiao.server.shared.Sql;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the products on a price list look like; for tills, which have proved whose they are. */
@Singleton
public class OfferedPictures {

  private final Sql sql;

  OfferedPictures(Sql sql) {
    this.sql = sql;
  }

  /** A tile's picture, if a product that the outlet offers now has it. */
  @Transactional
  public Optional<byte[]> tile(long outletId, String hash) {
    return sql.first(
        """
        SELECT i.tile FROM product_picture i WHERE i.tile_hash = ?
          AND EXISTS (SELECT FROM current_offer f WHERE f.outlet_id = ? AND f.product_id = i.product_id)
        LIMIT 1
        """,
        row -> row.getBytes(1),
        hash,
        outletId);
  }
}
