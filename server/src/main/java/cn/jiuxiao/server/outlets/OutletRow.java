package cn.jiuxiao.server.outlets;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outlet as lists show it.
 *
 * @param kind {@code BOOTH}, {@code COUNTER} or {@code STALL}
 * @param offers how many products it sells now
 */
@Introspected
public record OutletRow(
    long id,
    String name,
    String place,
    String label,
    String kind,
    String channelCode,
    String regionCode,
    @Nullable Long fairId,
    @Nullable Long storeId,
    @Nullable Long vendorId,
    long offers,
    @Nullable Instant closedAt) {}
