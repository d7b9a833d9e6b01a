package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.BusinessDay;
import cn.jiuxiao.server.shared.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** The regions, Changde first, by code. */
@Singleton
public class Regions extends Lookup<String, Region> {
  private final Clock clock;

  Regions(Sql sql, Clock clock) {
    super(
        () ->
            sql.list(
                "SELECT * FROM region ORDER BY code",
                row ->
                    new Region(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("parent_code"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_to", LocalDate.class))),
        Region::code);
    this.clock = clock;
  }

  /** Those that exist today: what a form offers. */
  public List<Region> current() {
    LocalDate today = BusinessDay.today(clock).date();
    return all().stream().filter(region -> region.isValidOn(today)).toList();
  }

  /** Those in which people live and sell: the current ones without the city as a whole. */
  public List<Region> counties() {
    List<String> parents = all().stream().map(Region::parentCode).distinct().toList();
    return current().stream().filter(region -> !parents.contains(region.code())).toList();
  }

  /** Its name in the language of the view that asks; the code itself for one nobody knows. */
  public String name(String code) {
    return find(code).map(Region::shown).orElse(code);
  }
}
