/**
 * An outlet's day: which devices it waits for, how its drawers tie out, and its closings. Depends
 * on sales, statistics' roll-ups and what lies below.
 */
@NullMarked
package cn.jiuxiao.server.days;

import org.jspecify.annotations.NullMarked;
