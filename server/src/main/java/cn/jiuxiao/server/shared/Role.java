package cn.jiuxiao.server.shared;

/** What a user is. The names stand in {@code @RolesAllowed}, so each is a constant as well. */
public enum Role {
  ADMINISTRATOR,
  PROGRAMME_OFFICE,
  COUNTY_OFFICER,
  MEMBER_UNIT,
  FAIR_ORGANIZER,
  VENDOR,
  STORE_MANAGER,
  CASHIER,
  INSPECTOR;

  /** The same names as constants, for annotations. */
  public static final class Names {
    public static final String ADMINISTRATOR = "ADMINISTRATOR";
    public static final String PROGRAMME_OFFICE = "PROGRAMME_OFFICE";
    public static final String COUNTY_OFFICER = "COUNTY_OFFICER";
    public static final String MEMBER_UNIT = "MEMBER_UNIT";
    public static final String FAIR_ORGANIZER = "FAIR_ORGANIZER";
    public static final String VENDOR = "VENDOR";
    public static final String STORE_MANAGER = "STORE_MANAGER";
    public static final String CASHIER = "CASHIER";
    public static final String INSPECTOR = "INSPECTOR";

    private Names() {}
  }
}
