package cn.jiuxiao.server.vendors;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as lists and exports show it.
 *
 * @param products how many products it has
 */
@Introspected
public record VendorRow(
    long id,
    String code,
    String name,
    String nameEn,
    VendorKind kind,
    String regionCode,
    String regionName,
    String regionNameEn,
    String village,
    @Nullable String creditCode,
    boolean creditCodeReviewed,
    String contact,
    String phone,
    int householdsHelped,
    long products,
    @Nullable Instant closedAt) {}
