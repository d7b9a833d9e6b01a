/** The organizer's view of a fair's visitors. Depends on visitors and shared.ui. */
@NullMarked
package cn.jiuxiao.server.visitors.ui;

import org.jspecify.annotations.NullMarked;
