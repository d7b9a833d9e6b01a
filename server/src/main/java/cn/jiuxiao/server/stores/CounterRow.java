package cn.jiuxiao.server.stores;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A counter of a store as lists show it. */
@Introspected
public record CounterRow(
    long id,
    long sectionId,
    String sectionName,
    String name,
    int version,
    long vendors,
    @Nullable Long outletId,
    @Nullable Instant closedAt) {}
