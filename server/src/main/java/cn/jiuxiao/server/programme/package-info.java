/**
 * What the programme is made of before anything is sold: regions, channels, units, reasons, targets
 * and kinds of certificate, loaded from files a person can edit. Depends on audit and shared.
 */
@NullMarked
package cn.jiuxiao.server.programme;

import org.jspecify.annotations.NullMarked;
