/** The seals' page. Depends on seals. */
@NullMarked
package cn.jiuxiao.server.seals.ui;

import org.jspecify.annotations.NullMarked;
