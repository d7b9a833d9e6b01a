/**
 * Seals of what was received and decided, and the check of everything that was ever written.
 * Depends on journal and what lies below.
 */
@NullMarked
package cn.jiuxiao.server.seals;

import org.jspecify.annotations.NullMarked;
