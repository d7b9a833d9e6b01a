package cn.jiuxiao.server.programme;

/**
 * What the plan says of an eligibility reason.
 *
 * @param wording the plan's own words
 * @param note how the reason is checked and dated
 */
public record ReasonInfo(
    EligibilityReason reason, int position, String name, String nameEn, String wording, String note)
    implements Named {}
