package cn.jiuxiao.server.outlets;

import io.micronaut.core.annotation.Introspected;

/** A product that an outlet could sell and does not yet. */
@Introspected
public record Candidate(
    long productId,
    String code,
    String name,
    String specification,
    String salesUnit,
    long listPriceFen,
    long vendorId,
    String vendorName) {}
