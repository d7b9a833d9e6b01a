/**
 * Benchmarks: our figures beside the bare limit, on a database of their own. Depends on everything
 * and nothing depends on it.
 */
@NullMarked
package cn.jiuxiao.server.trial.bench;

import org.jspecify.annotations.NullMarked;
