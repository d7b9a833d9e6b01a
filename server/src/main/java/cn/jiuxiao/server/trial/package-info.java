/**
 * Simulated tills and benchmarks: what tries the server out as tills would, from outside. Depends
 * on whatever it tries; nothing depends on it.
 */
@NullMarked
package cn.jiuxiao.server.trial;

import org.jspecify.annotations.NullMarked;
