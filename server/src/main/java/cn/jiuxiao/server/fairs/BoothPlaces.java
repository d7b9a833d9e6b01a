package cn.jiuxiao.server.fairs;

import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import jakarta.inject.Singleton;

/** Keeps the outlets of a fair under the name and place that their booths have now. */
@Singleton
class BoothPlaces {

  private final BoothRepository booths;
  private final Outlets outlets;

  BoothPlaces(BoothRepository booths, Outlets outlets) {
    this.booths = booths;
    this.outlets = outlets;
  }

  /** After a name, a number or a sign changed. */
  void follow(Actor actor, long fairId) {
    booths
        .places(fairId)
        .forEach(place -> outlets.rename(actor, place.outletId(), place.name(), place.place()));
  }

  /** When a fair does not take place: its outlets stay in the figures, but sell no more. */
  void close(Actor actor, long fairId) {
    booths.places(fairId).forEach(place -> outlets.close(actor, place.outletId()));
  }

  boolean any(long fairId) {
    return !booths.places(fairId).isEmpty();
  }
}
