package cn.jiuxiao.server.outlets;

import io.micronaut.core.annotation.Introspected;

/**
 * A vendor whose goods an outlet may sell.
 *
 * @param notOffered how many of its products are on sale but not on the outlet's list
 */
@Introspected
public record CarriedByOutlet(long vendorId, String name, long notOffered) {}
