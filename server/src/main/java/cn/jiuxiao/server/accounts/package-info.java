/**
 * Who may come in and what they may do: users, roles, sign-in. Depends on audit, programme and
 * shared.
 */
@NullMarked
package cn.jiuxiao.server.accounts;

import org.jspecify.annotations.NullMarked;
