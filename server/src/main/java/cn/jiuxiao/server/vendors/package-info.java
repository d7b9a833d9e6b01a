/**
 * Who makes what is sold: households, cooperatives, village collectives and enterprises, and who
 * may see and change them. Depends on the programme (regions), accounts and audit; products and
 * everything that sells depend on it.
 */
@NullMarked
package cn.jiuxiao.server.vendors;

import org.jspecify.annotations.NullMarked;
