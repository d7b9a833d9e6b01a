/**
 * Which units owe outlets for what was put on account, and what they paid of it. Depends on sales
 * and what lies below.
 */
@NullMarked
package cn.jiuxiao.server.dues;

import org.jspecify.annotations.NullMarked;
