package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Refusals;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;

/**
 * Gives a booth to an exhibitor, opening its outlet, or takes it back, closing it. That a booth is
 * never given twice is held by the unique index {@code booth_is_assigned_to_one_exhibitor},
 * whatever two people click at once.
 */
@Singleton
public class AssignBooth {

  private final BoothGiving giving;
  private final BoothRepository booths;

  AssignBooth(BoothGiving giving, BoothRepository booths) {
    this.giving = giving;
    this.booths = booths;
  }

  /**
   * Not to be called inside a transaction: a refused insert spoils one, and we still want to say
   * who has the booth.
   */
  public Assignment assign(Actor actor, long boothId, long exhibitorId) {
    try {
      return giving.give(actor, boothId, exhibitorId);
    } catch (DataAccessException refused) {
      if (!Refusals.isConstraint(refused)) {
        throw refused;
      }
      BoothRow row = booths.row(boothId).orElseThrow(NotFound::new);
      if (row.vendorName() == null) {
        throw refused; // Not the booth's constraint.
      }
      return new Assignment.Taken(row.number(), row.vendorName());
    }
  }

  /**
   * Ends an assignment. Its outlet closes; what it sold stays. Without an assignment nothing
   * happens.
   */
  public void release(Actor actor, long boothId) {
    giving.take(actor, boothId);
  }
}
