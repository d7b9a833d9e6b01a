package cn.jiuxiao.server.stores;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A store as lists show it. */
@Introspected
public record StoreRow(
    long id,
    String name,
    String nameEn,
    String address,
    String regionCode,
    long sections,
    long counters,
    @Nullable Instant closedAt) {}
