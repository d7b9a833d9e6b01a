/**
 * The console's pages about tills: enrolment, terminals, cashiers. Depends on its feature and on
 * the shared pieces of views.
 */
@NullMarked
package cn.jiuxiao.server.kiosks.ui;

import org.jspecify.annotations.NullMarked;
