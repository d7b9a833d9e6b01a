/**
 * The pages on which people settle what did not count by itself, and look after alarms. Depends on
 * review and on the shared pieces of views.
 */
@NullMarked
package cn.jiuxiao.server.review.ui;

import org.jspecify.annotations.NullMarked;
