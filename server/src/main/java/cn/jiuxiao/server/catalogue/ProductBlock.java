package cn.jiuxiao.server.catalogue;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who took a product off sale and why, and who let it back; the lift's three are null while it
 * lasts.
 */
@MappedEntity("product_block")
public record ProductBlock(
    @Id @GeneratedValue @Nullable Long id,
    long productId,
    BlockKind kind,
    String reason,
    Instant blockedAt,
    long blockedBy,
    @Nullable Instant liftedAt,
    @Nullable Long liftedBy,
    @Nullable String liftReason) {}
