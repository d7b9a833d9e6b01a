/**
 * The pieces views are made of: layout, lists, cells, dialogs, notices, downloads. Depends on
 * shared only.
 */
@NullMarked
package cn.jiuxiao.server.shared.ui;

import org.jspecify.annotations.NullMarked;
