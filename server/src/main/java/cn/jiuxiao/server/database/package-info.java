/**
 * Whether the database answers: asked all the time, told to health checks and to whoever would
 * otherwise wait for it. Depends on shared only.
 */
@NullMarked
package cn.jiuxiao.server.database;

import org.jspecify.annotations.NullMarked;
