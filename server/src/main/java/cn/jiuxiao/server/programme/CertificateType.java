package cn.jiuxiao.server.programme;

import java.time.LocalDate;

/**
 * A kind of certificate a product may show.
 *
 * @param rule the regulation it is issued under, in force since {@code validFrom}
 */
public record CertificateType(
    String code, String name, String nameEn, String rule, String issuer, LocalDate validFrom)
    implements Named {}
