package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enrolment code as it is kept: its digest, never the code. */
@MappedEntity("enrolment_code")
@SuppressWarnings("ArrayRecordComponent") // compared by no one
record EnrolmentCodeRow(
    @Id byte[] codeDigest,
    long kioskId,
    long createdBy,
    Instant createdAt,
    Instant expiresAt,
    @Nullable UUID terminalId) {}
