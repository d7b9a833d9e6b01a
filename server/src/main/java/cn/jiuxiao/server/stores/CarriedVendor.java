package cn.jiuxiao.server.stores;

import io.micronaut.core.annotation.Introspected;

/** A vendor that a counter carries. */
@Introspected
public record CarriedVendor(long vendorId, String code, String name, String regionCode) {}
