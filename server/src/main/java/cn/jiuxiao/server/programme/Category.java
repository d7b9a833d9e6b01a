package cn.jiuxiao.server.programme;

import org.jspecify.annotations.Nullable;

/** A category of goods or services; a product belongs to one that has a parent. */
public record Category(
    String code, int position, String name, String nameEn, @Nullable String parentCode)
    implements Named {}
