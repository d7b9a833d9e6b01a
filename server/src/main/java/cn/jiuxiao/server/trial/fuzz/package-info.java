/**
 * Sends the real server malformed uploads, any number of them, each decided by a number. Depends on
 * whatever it tries; nothing depends on it.
 */
@NullMarked
package cn.jiuxiao.server.trial.fuzz;

import org.jspecify.annotations.NullMarked;
