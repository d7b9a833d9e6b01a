package cn.jiuxiao.server.programme;

/** What a unit is. */
public enum UnitKind {
  MUNICIPAL_BUREAU,
  PARTY_ORGAN,
  PEOPLES_ORGANIZATION,
  MILITARY,
  COUNTY_OFFICE,
  SCHOOL,
  HOSPITAL,
  STATE_ENTERPRISE,
  VILLAGE_TEAM,
  OTHER
}
