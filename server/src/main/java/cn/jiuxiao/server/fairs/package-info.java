/**
 * Fairs: halls, booths, exhibitors, and which booth is whose. An assigned booth becomes an outlet;
 * depends on outlets, vendors and what lies below.
 */
@NullMarked
package cn.jiuxiao.server.fairs;

import org.jspecify.annotations.NullMarked;
