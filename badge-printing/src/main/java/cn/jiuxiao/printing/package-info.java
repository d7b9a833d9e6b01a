/**
 * What leaves on paper: badges, product labels, price tags and the codes on them; records in, bytes
 * out (PDF, PNG, SVG, ZPL). It may depend on PDFBox and ZXing, and knows neither Micronaut, nor a
 * database, nor any other module.
 */
@NullMarked
package cn.jiuxiao.printing;

import org.jspecify.annotations.NullMarked;
