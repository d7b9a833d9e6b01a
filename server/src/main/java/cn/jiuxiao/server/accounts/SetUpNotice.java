package cn.jiuxiao.server.accounts;

import cn.jiuxiao.server.command.StartNotice;
import cn.jiuxiao.server.shared.Texts;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Tells the person at the console the code that the set-up page will ask for. */
@Singleton
class SetUpNotice implements StartNotice {
  private final FirstVisit firstVisit;

  SetUpNotice(FirstVisit firstVisit) {
    this.firstVisit = firstVisit;
  }

  @Override
  public List<String> lines(URI address, Locale locale) {
    return firstVisit.isDue()
        ? List.of(Texts.in(locale, "accounts.setupNotice", address + "/setup", firstVisit.code()))
        : List.of();
  }
}
