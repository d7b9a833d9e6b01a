/**
 * Tills as the server knows them: where they stand, how a device becomes a terminal, what it may
 * know, who works it. Depends on outlets and what lies below; the journal depends on it.
 */
@NullMarked
package cn.jiuxiao.server.kiosks;

import org.jspecify.annotations.NullMarked;
