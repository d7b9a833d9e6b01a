/**
 * What every feature speaks: money, quantities, business days, who acts, problems and texts.
 * Depends on no feature.
 */
@NullMarked
package cn.jiuxiao.server.shared;

import org.jspecify.annotations.NullMarked;
