/**
 * Supermarkets: stores, dedicated sections (专区), counters (专柜) and the vendors that a counter
 * carries. A counter becomes an outlet; depends on outlets, vendors and what lies below.
 */
@NullMarked
package cn.jiuxiao.server.stores;

import org.jspecify.annotations.NullMarked;
