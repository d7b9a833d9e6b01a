package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.kiosks.ui.TerminalView;
import cn.jiuxiao.server.kiosks.ui.TerminalsView;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Enrolling and signing prove themselves; the rest is for tills with a token, never for people. */
@Singleton
class KiosksAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.view(TerminalsView.class, "terminals", Access.ALL_WHO_SELL_OR_OVERSEE);
    access.viewOfNothing(
        TerminalView.class,
        "terminals/00000000-0000-0000-0000-000000000000",
        Access.ALL_WHO_SELL_OR_OVERSEE);
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
