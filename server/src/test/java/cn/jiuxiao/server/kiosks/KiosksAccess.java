package cn.jiuxiao.server.kiosks;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.STORE_MANAGER;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.kiosks.ui.TerminalView;
import cn.jiuxiao.server.kiosks.ui.TerminalsView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Enrolling and signing prove themselves; the rest is for tills with a token, never for people. */
@Singleton
class KiosksAccess implements AccessRows {
  private static final Role[] TERMINALS = {
    ADMINISTRATOR,
    PROGRAMME_OFFICE,
    COUNTY_OFFICER,
    FAIR_ORGANIZER,
    STORE_MANAGER,
    VENDOR,
    INSPECTOR
  };

  @Override
  public void declare(Access access) {
    access.view(TerminalsView.class, "terminals", TERMINALS);
    access.viewOfNothing(
        TerminalView.class, "terminals/00000000-0000-0000-0000-000000000000", TERMINALS);
    access.openEndpoint("POST /api/kiosk/enrolments", "/api/kiosk/enrolments");
    access.openEndpoint("POST /api/kiosk/nonces", "/api/kiosk/nonces");
    access.openEndpoint("POST /api/kiosk/tokens", "/api/kiosk/tokens");
    access.endpoint("GET /api/kiosk/setup", "/api/kiosk/setup");
    access.endpoint("GET /api/kiosk/catalogue", "/api/kiosk/catalogue");
    access.endpoint("GET /api/kiosk/pictures/{hash}", "/api/kiosk/pictures/x");
    access.endpoint("POST /api/kiosk/printers/{id}", "/api/kiosk/printers/1");
    access.takes("POST /api/kiosk/printers/{id}", "application/octet-stream");
  }
}
