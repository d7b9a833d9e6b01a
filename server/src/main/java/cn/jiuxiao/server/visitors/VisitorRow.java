package cn.jiuxiao.server.visitors;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A badge as the organizer's list shows it.
 *
 * @param phone with its middle hidden
 * @param checkedInAt the first time at the entrance; null if not yet
 */
@Introspected
@SuppressWarnings("ArrayRecordComponent") // compared by no one
public record VisitorRow(
    byte[] badgeId,
    String number,
    String name,
    String organisation,
    String phone,
    Instant issuedAt,
    @Nullable Instant checkedInAt) {}
