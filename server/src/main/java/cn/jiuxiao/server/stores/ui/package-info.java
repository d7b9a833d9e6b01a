/**
 * The console's pages about stores, sections and counters. Depends on its feature and on the shared
 * pieces of views.
 */
@NullMarked
package cn.jiuxiao.server.stores.ui;

import org.jspecify.annotations.NullMarked;
