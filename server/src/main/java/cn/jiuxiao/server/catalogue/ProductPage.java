package cn.jiuxiao.server.catalogue;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * A page of a list of products.
 *
 * @param total how many match in all
 */
@Serdeable
record ProductPage(int total, List<ProductRow> products) {}
