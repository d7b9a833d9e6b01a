/**
 * The console's pages about fairs: their lists, plans, exhibitors and assignment. Depends on its
 * feature and on the shared pieces of views.
 */
@NullMarked
package cn.jiuxiao.server.fairs.ui;

import org.jspecify.annotations.NullMarked;
