/** The pages of what units owe. */
@NullMarked
package cn.jiuxiao.server.dues.ui;

import org.jspecify.annotations.NullMarked;
