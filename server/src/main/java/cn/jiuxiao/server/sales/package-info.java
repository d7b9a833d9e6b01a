/**
 * What the entries of a till mean for money: shifts, sales with their frozen eligibility, refunds,
 * voids, the drawer, receipts. Depends on journal and participants and what lies below.
 */
@NullMarked
package cn.jiuxiao.server.sales;

import org.jspecify.annotations.NullMarked;
