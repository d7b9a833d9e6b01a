/**
 * The office's pages: figures as table and chart, what lies beneath them, the projector view.
 * Depends on statistics and on the shared pieces of views.
 */
@NullMarked
package cn.jiuxiao.server.statistics.ui;

import org.jspecify.annotations.NullMarked;
