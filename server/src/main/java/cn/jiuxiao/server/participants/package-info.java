/**
 * Who bought and who came by: tokens of persons, badges resolved to their registration, visits.
 * Depends on journal and what lies below.
 */
@NullMarked
package cn.jiuxiao.server.participants;

import org.jspecify.annotations.NullMarked;
