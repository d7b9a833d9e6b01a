/**
 * The figures: roll-ups that are exact at every moment, written in the transaction that stores the
 * entries. Depends on sales, participants and journal and what lies below.
 */
@NullMarked
package cn.jiuxiao.server.statistics;

import org.jspecify.annotations.NullMarked;
