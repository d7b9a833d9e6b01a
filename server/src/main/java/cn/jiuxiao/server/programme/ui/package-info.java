/**
 * The settings pages of the programme. Depends on programme, accounts (who looks) and shared.ui.
 */
@NullMarked
package cn.jiuxiao.server.programme.ui;

import org.jspecify.annotations.NullMarked;
