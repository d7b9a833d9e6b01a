/**
 * Visitors of fairs: the public registration and the badge. Depends on fairs, participants and what
 * lies below; who bought is the participants' to know, this only says who came.
 */
@NullMarked
package cn.jiuxiao.server.visitors;

import org.jspecify.annotations.NullMarked;
