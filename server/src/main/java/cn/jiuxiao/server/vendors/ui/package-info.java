/** The console's pages about vendors. */
@NullMarked
package cn.jiuxiao.server.vendors.ui;

import org.jspecify.annotations.NullMarked;
