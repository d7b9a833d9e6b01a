package cn.jiuxiao.server.accounts;

import static cn.jiuxiao.server.shared.Role.ADMINISTRATOR;
import static cn.jiuxiao.server.shared.Role.INSPECTOR;
import static cn.jiuxiao.server.shared.Role.PROGRAMME_OFFICE;

import cn.jiuxiao.server.accounts.ui.LoginView;
import cn.jiuxiao.server.accounts.ui.OwnPageView;
import cn.jiuxiao.server.accounts.ui.UserView;
import cn.jiuxiao.server.accounts.ui.UsersView;
import cn.jiuxiao.server.audit.ui.AuditView;
import cn.jiuxiao.server.programme.ui.ProgrammeView;
import cn.jiuxiao.server.programme.ui.TargetsView;
import cn.jiuxiao.server.programme.ui.UnitView;
import cn.jiuxiao.server.programme.ui.UnitsView;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.access.Access;
import cn.jiuxiao.server.testing.access.AccessRows;
import cn.jiuxiao.server.today.ui.StartView;
import cn.jiuxiao.server.today.ui.TodayView;
import jakarta.inject.Singleton;

/** Who may open what of accounts, programme, audit and today. */
@Singleton
class AccountsAccess implements AccessRows {
  @Override
  public void declare(Access access) {
    access.openView(LoginView.class, "login");
    access.view(StartView.class, "", Role.values());
    access.forward(StartView.class, TodayView.class, Role.values());
    access.view(TodayView.class, "today", Role.values());
    access.view(OwnPageView.class, "account", Role.values());
    access.view(UsersView.class, "users", ADMINISTRATOR);
    access.view(UserView.class, "users/new", ADMINISTRATOR);
    access.view(AuditView.class, "audit", ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR);
    access.view(ProgrammeView.class, "programme", ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR);
    access.view(TargetsView.class, "targets", ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR);
    access.view(UnitsView.class, "units", ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR);
    access.view(UnitView.class, "units/1", ADMINISTRATOR, PROGRAMME_OFFICE, INSPECTOR);
  }
}
