/**
 * Products, what they look like, why and since when they are eligible, their certificates and
 * inspections, their spreadsheets and labels, and the page behind a product's code. Depends on
 * vendors, the programme, accounts and audit; outlets and all that sells depend on it, and hear of
 * changes through {@link cn.jiuxiao.server.catalogue.ProductChanged}.
 */
@NullMarked
package cn.jiuxiao.server.catalogue;

import org.jspecify.annotations.NullMarked;
