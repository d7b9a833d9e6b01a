/**
 * Who changed what, when, from what to what: written in the transaction of the change itself, read
 * by those who supervise. Depends on shared only.
 */
@NullMarked
package cn.jiuxiao.server.audit;

import org.jspecify.annotations.NullMarked;
