/**
 * Settling what did not count by itself: parked, forked and early entries, evidence that cannot be
 * believed, and alarms. Depends on sales, journal and what lies below; decisions are made by
 * journal and stand in the office's own journal.
 */
@NullMarked
package cn.jiuxiao.server.review;

import org.jspecify.annotations.NullMarked;
