/** The pages of outlets' days. */
@NullMarked
package cn.jiuxiao.server.days.ui;

import org.jspecify.annotations.NullMarked;
