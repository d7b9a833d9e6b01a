/**
 * The selling place: one channel, one region, one price list with its history. Depends on the
 * catalogue, vendors and what lies below; what sets outlets up (fairs, stores) and what sells at
 * them (kiosks, sales) depend on it.
 */
@NullMarked
package cn.jiuxiao.server.outlets;

import org.jspecify.annotations.NullMarked;
