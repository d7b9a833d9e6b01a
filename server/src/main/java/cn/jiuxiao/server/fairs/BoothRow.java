package cn.jiuxiao.server.fairs;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** A booth as plan and list show it, with who has it. */
@Introspected
public record BoothRow(
    long id,
    long hallId,
    String number,
    int xDm,
    int yDm,
    int widthDm,
    int depthDm,
    int version,
    @Nullable Long exhibitorId,
    @Nullable Long vendorId,
    @Nullable String vendorName,
    @Nullable Long outletId) {}
