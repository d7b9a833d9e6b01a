package cn.jiuxiao.server.trial.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * What each outlet asks, version by version of its price list; the first is the same everywhere.
 */
final class Prices {
  static final List<String> PRODUCTS = List.of("P-TEA", "P-MEAT");
  static final List<Long> FIRST_FEN = List.of(16_800L, 2_580L);

  private final List<List<List<Long>>> byOutlet = new ArrayList<>();

  Prices() {
    for (int outlet = 1; outlet <= SimDatabase.OUTLETS; outlet++) {
      byOutlet.add(new ArrayList<>(List.of(FIRST_FEN)));
    }
  }

  /** The version of an outlet's list now. */
  long version(long outlet) {
    return versions(outlet).size();
  }

  /** Fen a piece or kilogram. */
  long priceFen(long outlet, long version, int product) {
    return versions(outlet).get((int) version - 1).get(product);
  }

  /** Adds a version and gives its number. */
  long change(long outlet, List<Long> pricesFen) {
    versions(outlet).add(pricesFen);
    return version(outlet);
  }

  private List<List<Long>> versions(long outlet) {
    return byOutlet.get((int) outlet - 1);
  }
}
