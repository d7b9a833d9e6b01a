package cn.jiuxiao.server.outlets;

import java.util.List;

/**
 * What changed on a price list after {@code since}, up to {@code version}.
 *
 * @param changed offers to put in place of those with the same code
 * @param removed codes of products no longer offered
 */
public record CatalogueDelta(long version, long since, List<Offer> changed, List<String> removed) {}
