/**
 * The console's pages about products: lists, forms, spreadsheets, labels; and a vendor's page,
 * which shows its products.
 */
@NullMarked
package cn.jiuxiao.server.catalogue.ui;

import org.jspecify.annotations.NullMarked;
