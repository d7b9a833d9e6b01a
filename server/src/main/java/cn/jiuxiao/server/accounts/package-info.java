/** Who may come in and what they may do: users, roles, sign-in. Depends on shared and programme. */
@NullMarked
package cn.jiuxiao.server.accounts;

import org.jspecify.annotations.NullMarked;
