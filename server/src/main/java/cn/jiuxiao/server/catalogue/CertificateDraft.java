package cn.jiuxiao.server.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed about a certificate, not yet checked.
 *
 * @param lastDay the last day on which it holds; null if it names none
 */
public record CertificateDraft(
    @Nullable String typeCode,
    String number,
    String issuer,
    @Nullable LocalDate from,
    @Nullable LocalDate lastDay,
    @Nullable Long evidenceId) {}
