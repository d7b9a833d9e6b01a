package cn.jiuxiao.server.kiosks;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A terminal as lists show it.
 *
 * @param seenAt its last contact; null before the first
 * @param unsent entries that it had not handed in then
 * @param openShift seq of the shift that was open then
 * @param received entries of all its branches that are here
 * @param unsettled parked and forked entries that wait for a person
 */
@Introspected
public record TerminalRow(
    UUID id,
    String label,
    long kioskId,
    long outletId,
    String outletName,
    String place,
    String regionCode,
    String channelCode,
    Instant enrolledAt,
    @Nullable Instant seenAt,
    @Nullable Long unsent,
    @Nullable Long openShift,
    @Nullable String appVersion,
    @Nullable Boolean storagePersisted,
    @Nullable Long clockOffsetMs,
    long received,
    long branches,
    long unsettled,
    @Nullable Instant revokedAt) {}
