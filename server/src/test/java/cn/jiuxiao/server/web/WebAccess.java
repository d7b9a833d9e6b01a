package cn.jiuxiao.server.web;

import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** What anybody may fetch: the public pages' style and language, the till, the way to trust us. */
@Singleton
class WebAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.openEndpoint("GET /language/{language}", "/language/en");
    access.openEndpoint("GET /public/public.css", "/public/public.css");
    access.openEndpoint("GET /api/openapi.yml", "/api/openapi.yml");
    access.openEndpoint("GET /kiosk", "/kiosk");
    access.openEndpoint("GET /kiosk/{+path}", "/kiosk/index.html");
    access.openEndpoint("GET /trust", "/trust");
    access.openEndpoint("GET /trust/jiuxiao.crt", "/trust/jiuxiao.crt");
  }
}
