package cn.jiuxiao.server.catalogue;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that someone handed in as evidence; never overwritten.
 *
 * @param mediaType what the content is, whatever its name says: PDF, PNG or JPEG
 * @param digest SHA-256 of the content as stored
 */
@MappedEntity("evidence_file")
@SuppressWarnings("ArrayRecordComponent") // a database row; never compared
public record EvidenceFile(
    @Id @GeneratedValue @Nullable Long id,
    String name,
    String mediaType,
    byte[] digest,
    byte[] content,
    long uploadedBy,
    Instant uploadedAt) {}
