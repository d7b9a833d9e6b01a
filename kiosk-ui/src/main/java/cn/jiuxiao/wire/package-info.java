/**
 * The wire a till speaks: its records, chain hashing and signature checks, shared by server, verify
 * and simulated tills. Depends on no other module.
 */
@NullMarked
package cn.jiuxiao.wire;

import org.jspecify.annotations.NullMarked;
