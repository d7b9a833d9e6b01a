package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.accounts.AccountEntry;
import cn.jiuxiao.server.accounts.Accounts;
import cn.jiuxiao.server.accounts.FirstVisit;
import cn.jiuxiao.server.accounts.OneTimePassword;
import cn.jiuxiao.server.accounts.OwnAccount;
import cn.jiuxiao.server.programme.Unit;
import cn.jiuxiao.server.programme.Units;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.trial.DemoFiles.Line;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The demo's users, with random passwords that are shown once. */
@Singleton
class DemoPeople {

  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_LENGTH = 12;

  private final DemoFiles files;
  private final FirstVisit firstVisit;
  private final Accounts accounts;
  private final OwnAccount ownAccount;
  private final Units units;
  private final SecureRandom random = new SecureRandom();

  DemoPeople(
      DemoFiles files,
      FirstVisit firstVisit,
      Accounts accounts,
      OwnAccount ownAccount,
      Units units) {
    this.files = files;
    this.firstVisit = firstVisit;
    this.accounts = accounts;
    this.ownAccount = ownAccount;
    this.units = units;
  }

  /** Username and password of one user. */
  record SignIn(Role role, long userId, String username, String password) {}

  /** The administrator, as the set-up page would create one. */
  SignIn administrator() {
    Line line = files.lines("users").getFirst();
    String password = password();
    long id =
        firstVisit
            .createAdministrator(
                firstVisit.code(), line.text("username"), line.text("display_name"), password)
            .id();
    return new SignIn(Role.ADMINISTRATOR, id, line.text("username"), password);
  }

  /** All others; of each role the first, by role. */
  Map<Role, SignIn> others(Actor administrator, Ids vendors, Ids stores) {
    Map<Role, SignIn> first = new EnumMap<>(Role.class);
    for (Line line : files.lines("users")) {
      Role role = Role.valueOf(line.text("role"));
      if (role != Role.ADMINISTRATOR) {
        SignIn added = add(administrator, line, role, vendors, stores);
        first.putIfAbsent(role, added);
      }
    }
    return new LinkedHashMap<>(first);
  }

  private SignIn add(Actor administrator, Line line, Role role, Ids vendors, Ids stores) {
    @Nullable String unit = line.optional("unit");
    @Nullable String vendor = line.optional("vendor");
    @Nullable String store = line.optional("store");
    OneTimePassword once =
        accounts.create(
            administrator,
            new AccountEntry(
                line.text("username"),
                line.text("display_name"),
                role,
                line.optional("region"),
                unit == null ? null : units.findByCode(unit).map(Unit::id).orElseThrow(),
                vendor == null ? null : vendors.get(vendor),
                store == null ? null : stores.get(store)));
    String password = password();
    Actor self = accounts.get(administrator, once.userId()).actor();
    ownAccount.changePassword(self, once.password(), password);
    return new SignIn(role, once.userId(), once.username(), password);
  }

  private String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
