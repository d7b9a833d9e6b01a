package cn.jiuxiao.server.fairs;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * An exhibitor as lists show it.
 *
 * @param booths the numbers of its booths, comma-separated; null without one
 */
@Introspected
public record ExhibitorRow(
    long id,
    long vendorId,
    String vendorCode,
    String vendorName,
    String regionCode,
    String sign,
    @Nullable String booths) {}
