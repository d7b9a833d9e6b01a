package cn.jiuxiao.server.participants;

import cn.jiuxiao.server.journal.JournalTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The visits of one transaction, for those who count them. */
public final class NewVisits {
  private final List<Visit> visits = new ArrayList<>();

  NewVisits() {}

  /** Of an outlet on a day: persons scanned, and how many were counted by hand. */
  public record Visit(long outletId, LocalDate day, long scanned, long counted) {}

  public static NewVisits in(JournalTransaction transaction) {
    return transaction.shared(NewVisits.class, NewVisits::new);
  }

  void add(Visit visit) {
    visits.add(visit);
  }

  public List<Visit> visits() {
    return List.copyOf(visits);
  }
}
