package cn.jiuxiao.server.stores;

import io.micronaut.core.annotation.Introspected;

/**
 * Where the outlet of a counter stands, and under what name.
 *
 * @param open neither the counter nor its store is closed
 */
@Introspected
record CounterPlace(
    long outletId, String name, String storeName, String sectionName, boolean open) {}
