/**
 * The server's own keys: files in the data directory, never in the database, so that whoever has
 * the one does not have the other; the database knows their fingerprints. Depends on shared, the db
 * module and the wire's key types only.
 */
@NullMarked
package cn.jiuxiao.server.keys;

import org.jspecify.annotations.NullMarked;
