package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Enrolling and signing prove themselves; the rest is for tills with a token, never for people. */
@Singleton
class KiosksAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.openEndpoint("POST /api/kiosk/enrolments", "/api/kiosk/enrolments");
    access.openEndpoint("POST /api/kiosk/nonces", "/api/kiosk/nonces");
    access.openEndpoint("POST /api/kiosk/tokens", "/api/kiosk/tokens");
    access.endpoint("GET /api/kiosk/setup", "/api/kiosk/setup");
    access.endpoint("GET /api/kiosk/catalogue", "/api/kiosk/catalogue");
  }
}
