package cn.jiuxiao.server.accounts.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.accounts.OwnAccount;
import cn.jiuxiao.server.shared.ui.PersonsLanguage;
import jakarta.inject.Singleton;
import java.util.Locale;

/** The account keeps the language, so that it is the same on every device. */
@Singleton
class AccountLanguage implements PersonsLanguage {
  private final CurrentActor current;
  private final OwnAccount own;

  AccountLanguage(CurrentActor current, OwnAccount own) {
    this.current = current;
    this.own = own;
  }

  @Override
  public void choose(Locale locale) {
    current.find().ifPresent(actor -> own.speak(actor, locale));
  }
}
