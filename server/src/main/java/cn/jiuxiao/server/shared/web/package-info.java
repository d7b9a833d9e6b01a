/**
 * The public pages' common ground: plain HTML from compiled templates, one layout, one style sheet,
 * two languages. May depend on shared alone; features bring a controller and a template each.
 */
@NullMarked
package cn.jiuxiao.server.shared.web;

import org.jspecify.annotations.NullMarked;
