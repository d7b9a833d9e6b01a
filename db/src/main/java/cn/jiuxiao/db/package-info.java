/**
 * The database: its schema and reference data as resources, and the embedded PostgreSQL for trials.
 * Depends on no other module.
 */
@NullMarked
package cn.jiuxiao.db;

import org.jspecify.annotations.NullMarked;
