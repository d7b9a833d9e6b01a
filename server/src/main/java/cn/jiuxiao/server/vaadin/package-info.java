/**
 * Vaadin Flow on Micronaut's Tomcat, ready to be dropped for an official integration. Depends on no
 * feature; features use it only through Vaadin's own annotations.
 */
@NullMarked
package cn.jiuxiao.server.vaadin;

import org.jspecify.annotations.NullMarked;
