package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/**
 * One enrolled device with its own key and journal. Its outlet is fixed for its life.
 *
 * @param publicKey SPKI of its ECDSA P-256 key
 */
@MappedEntity("terminal")
@SuppressWarnings("ArrayRecordComponent") // compared by id, never as a whole
public record Terminal(
    @Id UUID id,
    long kioskId,
    long outletId,
    String label,
    byte[] publicKey,
    Instant enrolledAt,
    String userAgent) {}
