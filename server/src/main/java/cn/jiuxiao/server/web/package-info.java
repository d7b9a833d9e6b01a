/**
 * What every HTTP exchange has in common: headers that protect the browser, and the check where a
 * request comes from. Depends on shared only.
 */
@NullMarked
package cn.jiuxiao.server.web;

import org.jspecify.annotations.NullMarked;
