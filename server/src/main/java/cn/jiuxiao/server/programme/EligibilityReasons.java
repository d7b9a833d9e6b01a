package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;

/** The six reasons in the plan's order. */
@Singleton
public class EligibilityReasons extends Lookup<EligibilityReason, ReasonInfo> {
  EligibilityReasons(Sql sql) {
    super(
        () ->
            sql.list(
                "SELECT * FROM eligibility_reason ORDER BY position",
                row ->
                    new ReasonInfo(
                        EligibilityReason.valueOf(row.getString("code")),
                        row.getInt("position"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("wording"),
                        row.getString("note"))),
        ReasonInfo::reason);
  }

  /** Its name in the language of the view that asks. */
  public String name(EligibilityReason reason) {
    return find(reason).map(ReasonInfo::shown).orElse(reason.name());
  }
}
