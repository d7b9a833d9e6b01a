/**
 * The server: one package a feature, depending one way as DESIGN.md says. This package only starts
 * it.
 */
@NullMarked
package cn.jiuxiao.server;

import org.jspecify.annotations.NullMarked;
