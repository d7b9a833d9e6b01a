package cn.jiuxiao.server.visitors;

import io.micronaut.core.annotation.Introspected;

/** A badge with what is printed on it. */
@Introspected
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record IssuedBadge(byte[] id, long fairId, String number, String name, String organisation) {}
