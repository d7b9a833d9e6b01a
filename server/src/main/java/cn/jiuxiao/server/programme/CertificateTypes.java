package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import java.time.LocalDate;

/** The kinds of certificate. */
@Singleton
public class CertificateTypes extends Lookup<String, CertificateType> {
  CertificateTypes(Sql sql) {
    super(
        () ->
            sql.list(
                "SELECT * FROM certificate_type ORDER BY valid_from, code",
                row ->
                    new CertificateType(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("rule"),
                        row.getString("issuer"),
                        row.getObject("valid_from", LocalDate.class))),
        CertificateType::code);
  }
}
