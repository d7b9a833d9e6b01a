/**
 * Backup and restore: the database table by table as its catalogue names them, the keys and all
 * else of the data directory, in one encrypted file with a signed manifest. Knows no feature and
 * none of their classes, so that nothing a feature adds can be forgotten; it may depend on command,
 * keys, shared, the db module and the wire.
 */
@NullMarked
package cn.jiuxiao.server.backup;

import org.jspecify.annotations.NullMarked;
