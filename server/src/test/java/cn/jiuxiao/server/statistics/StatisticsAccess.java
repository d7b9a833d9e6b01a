package cn.jiuxiao.server.statistics;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.COUNTY_OFFICER;
import static cn.jiuxiao.server.shared.Role.FAIR_ORGANIZER;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;
import static cn.jiuxiao.server.shared.Role.STORE_MANAGER;
import static cn.jiuxiao.server.shared.Role.VENDOR;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.statistics.ui.EntryView;
import cn.jiuxiao.server.statistics.ui.MonthView;
import cn.jiuxiao.server.statistics.ui.MonthsView;
import cn.jiuxiao.server.statistics.ui.OutletReceiptsView;
import cn.jiuxiao.server.statistics.ui.ProjectorView;
import cn.jiuxiao.server.statistics.ui.ReceiptView;
import cn.jiuxiao.server.statistics.ui.SalesView;
import cn.jiuxiao.server.statistics.ui.StatisticsView;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.YearMonth;

/** The office, counties and inspectors see figures; who sells sees their own sales too. */
@Singleton
class StatisticsAccess implements AccessRows {
  private static final Role[] OFFICE = {ADMINISTRATOR, PROGRAMME_OFFICE, COUNTY_OFFICER, INSPECTOR};
  private static final Role[] SALES = {
    ADMINISTRATOR,
    PROGRAMME_OFFICE,
    COUNTY_OFFICER,
    INSPECTOR,
    FAIR_ORGANIZER,
    STORE_MANAGER,
    VENDOR
  };

  private final Clock clock;

  StatisticsAccess(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void declare(Access access) {
    YearMonth running = BusinessDay.today(clock).month();
    access.view(StatisticsView.class, "statistics", OFFICE);
    access.view(MonthsView.class, "publications", OFFICE);
    access.view(MonthView.class, "publications/" + running, OFFICE);
    access.view(ProjectorView.class, "projector", OFFICE);
    access.view(SalesView.class, "sales", SALES);
    access.viewOfNothing(OutletReceiptsView.class, "sales/outlets/999999", SALES);
    access.viewOfNothing(
        ReceiptView.class, "sales/receipts/00000000-0000-0000-0000-000000000000-1", SALES);
    access.viewOfNothing(
        EntryView.class, "sales/entries/00000000-0000-0000-0000-000000000000/0/1", SALES);
    access.openEndpoint("GET /r/{code}", "/r/00");
  }
}
