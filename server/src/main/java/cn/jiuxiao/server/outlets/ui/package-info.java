/**
 * The console's pages about selling places and their price lists. Depends on its feature and on the
 * shared pieces of views.
 */
@NullMarked
package cn.jiuxiao.server.outlets.ui;

import org.jspecify.annotations.NullMarked;
