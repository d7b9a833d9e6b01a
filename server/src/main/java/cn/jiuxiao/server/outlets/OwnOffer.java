package cn.jiuxiao.server.outlets;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** What a vendor sells somewhere, at which price. */
@Introspected
public record OwnOffer(
    long outletId,
    String outletName,
    String place,
    String label,
    long productId,
    String code,
    String name,
    String specification,
    String salesUnit,
    long priceFen,
    long listPriceFen,
    @Nullable String blocked) {}
