/**
 * The view of today. Depends on shared and accounts; features give their lines as {@code TodayItem}
 * beans.
 */
@NullMarked
package cn.jiuxiao.server.today.ui;

import org.jspecify.annotations.NullMarked;
