/**
 * Badges, labels and price tags: records in, bytes out. Knows neither Micronaut nor a database, and
 * no other module.
 */
@NullMarked
package cn.jiuxiao.printing;

import org.jspecify.annotations.NullMarked;
