package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.audit.AuditLog;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Sql;
import cn.jiuxiao.wire.Base64Url;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps products' pictures, writes down who changed them, and tells who listens. */
@Singleton
class PictureStore {

  private static final int HASH_BYTES = 16;

  private final Sql sql;
  private final AuditLog audit;
  private final Clock clock;
  private final List<ProductChanged> listeners;

  PictureStore(Sql sql, AuditLog audit, Clock clock, List<ProductChanged> listeners) {
    this.sql = sql;
    this.audit = audit;
    this.clock = clock;
    this.listeners = listeners;
  }

  @Transactional
  Optional<ProductPicture> of(long productId) {
    return sql
        .records(
            ProductPicture.class,
            "SELECT tile_hash, page_hash, page_width, page_height FROM product_picture WHERE product_id = ?",
            productId)
        .stream()
        .findFirst();
  }

  /** The bytes of either size. */
  @Transactional
  Optional<byte[]> content(String hash) {
    return sql.first(
        """
        SELECT CASE WHEN tile_hash = ? THEN tile ELSE page END FROM product_picture
        WHERE tile_hash = ? OR page_hash = ? LIMIT 1
        """,
        row -> row.getBytes(1),
        hash,
        hash,
        hash);
  }

  @Transactional
  void put(Actor actor, long productId, PictureSizes sizes) {
    @Nullable Noted before = noted(productId);
    sql.run(
        """
        INSERT INTO product_picture (product_id, tile, tile_hash, page, page_hash, page_width, page_height, uploaded_by, uploaded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (product_id) DO UPDATE SET tile = excluded.tile, tile_hash = excluded.tile_hash, page = excluded.page,
          page_hash = excluded.page_hash, page_width = excluded.page_width, page_height = excluded.page_height,
          uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
        """,
        productId,
        sizes.tile(),
        hash(sizes.tile()),
        sizes.page(),
        hash(sizes.page()),
        sizes.pageWidth(),
        sizes.pageHeight(),
        actor.userId(),
        clock.instant());
    changed(actor, productId, before);
  }

  @Transactional
  void remove(Actor actor, long productId) {
    @Nullable Noted before = noted(productId);
    sql.run("DELETE FROM product_picture WHERE product_id = ?", productId);
    changed(actor, productId, before);
  }

  /** The same picture again, or none again, is no change: no till hears of it. */
  private void changed(Actor actor, long productId, @Nullable Noted before) {
    @Nullable Noted after = noted(productId);
    if (java.util.Objects.equals(before, after)) {
      return;
    }
    audit.changed(actor.userId(), "product_picture", productId, before, after);
    for (ProductChanged listener : listeners) {
      listener.productChanged(productId);
    }
  }

  private @Nullable Noted noted(long productId) {
    return sql.first(
            "SELECT page_hash, octet_length(page) FROM product_picture WHERE product_id = ?",
            row -> new Noted(row.getString(1), row.getInt(2)),
            productId)
        .orElse(null);
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return Base64Url.encode(Arrays.copyOf(digest, HASH_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What the audit log keeps of a picture. */
  record Noted(String digest, int bytes) {}
}
