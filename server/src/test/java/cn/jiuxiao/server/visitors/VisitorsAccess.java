package cn.jiuxiao.server.visitors;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;

import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import cn.jiuxiao.server.visitors.ui.VisitorsView;
import jakarta.inject.Singleton;

/**
 * Anybody registers and gets a badge by an unguessable address; who runs the fair sees the list.
 */
@Singleton
class VisitorsAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.viewOfNothing(
        VisitorsView.class,
        "fairs/999999/visitors",
        ADMINISTRATOR,
        PROGRAMME_OFFICE,
        FAIR_ORGANIZER);
    access.openEndpoint("GET /register", "/register");
    access.openEndpoint("GET /register/{fairId}", "/register/1");
    access.openEndpoint("POST /register/{fairId}", "/register/1");
    access.openEndpoint("GET /badge/{id}", "/badge/00000000-0000-0000-0000-000000000000");
    access.openEndpoint(
        "GET /badge/{id}/badge.pdf", "/badge/00000000-0000-0000-0000-000000000000/badge.pdf");
  }
}
