package cn.jiuxiao.server.sales;

import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** Receipts as tills ask for them are for tills with a token, never for people. */
@Singleton
class SalesAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.endpoint("GET /api/kiosk/receipts/{code}", "/api/kiosk/receipts/AAAAAAAAAAAAAAAAAAAAAA");
    access.endpoint("GET /api/kiosk/receipts", "/api/kiosk/receipts?number=A-1");
    access.endpoint("POST /api/kiosk/reservations", "/api/kiosk/reservations");
  }
}
