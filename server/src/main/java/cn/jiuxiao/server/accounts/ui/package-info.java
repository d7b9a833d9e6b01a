/** The views of accounts. Depends on accounts and shared.ui. */
@NullMarked
package cn.jiuxiao.server.accounts.ui;

import org.jspecify.annotations.NullMarked;
