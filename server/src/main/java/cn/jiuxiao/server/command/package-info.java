/**
 * The command line: reads the arguments, brings up database, HTTPS and server, prints the
 * addresses, and says in one line what keeps it from starting. Features contribute to it through
 * {@code Command}, {@code StartNotice} and {@code DemoData} without its knowing them; it may depend
 * on shared, tls and the db module.
 */
@NullMarked
package cn.jiuxiao.server.command;

import org.jspecify.annotations.NullMarked;
