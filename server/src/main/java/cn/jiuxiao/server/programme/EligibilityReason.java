package cn.jiuxiao.server.programme;

/**
 * The plan's six reasons why a product counts (part two). Their names are in {@link
 * EligibilityReasons}.
 */
public enum EligibilityReason {
  POOR_COUNTY,
  POOR_VILLAGE,
  POOR_HOUSEHOLD,
  NEW_BUSINESS_ENTITY,
  LEADING_ENTERPRISE,
  PAIRED_COUNTY
}
