package cn.jiuxiao.server.journal;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.STORE_MANAGER;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;

/** The journal takes entries from tills, and from people who care for one. */
@Singleton
class JournalAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.endpoint("POST /api/kiosk/entries", "/api/kiosk/entries");
    access.takes("POST /api/kiosk/entries", "application/x-ndjson");
    access.endpoint("POST /api/kiosk/contacts", "/api/kiosk/contacts");
    access.endpoint(
        "POST /api/journal/carried",
        "/api/journal/carried",
        ADMINISTRATOR,
        PROGRAMME_OFFICE,
        COUNTY_OFFICER,
        FAIR_ORGANIZER,
        STORE_MANAGER,
        VENDOR);
    access.takes("POST /api/journal/carried", "application/x-ndjson");
  }
}
