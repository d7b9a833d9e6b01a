package cn.jiuxiao.server.programme;

/**
 * The nine channels (九销) of the plan, part three, items 2 to 10. Their names are in {@link
 * Channels}.
 */
public enum Channel {
  UNIT_PURCHASE,
  SUPERMARKET,
  ENTERPRISE,
  ECOMMERCE,
  TOURISM,
  ORGANIZATION,
  CADRE,
  FAIR,
  LABOUR
}
