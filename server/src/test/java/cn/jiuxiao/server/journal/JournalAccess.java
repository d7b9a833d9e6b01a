package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** The journal takes entries from tills only. */
@Singleton
class JournalAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.endpoint("POST /api/kiosk/entries", "/api/kiosk/entries");
    access.takes("POST /api/kiosk/entries", "application/x-ndjson");
    access.endpoint("POST /api/kiosk/contacts", "/api/kiosk/contacts");
  }
}
