/**
 * The real server as a process of its own, with tills and places to try it out: what the crash
 * harness and the fuzzer share. Depends on trial and the database's module only.
 */
@NullMarked
package cn.jiuxiao.server.trial.process;

import org.jspecify.annotations.NullMarked;
