/** The console's page of the audit log. Depends on audit, accounts (who looks) and shared. */
@NullMarked
package cn.jiuxiao.server.audit.ui;

import org.jspecify.annotations.NullMarked;
