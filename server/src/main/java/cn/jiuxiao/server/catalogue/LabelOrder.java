package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.Problem;
import java.util.ArrayList;
import java.util.List;

/** A product and how many labels of it; written {@code 12:3} in addresses. */
public record LabelOrder(long productId, int count) {

  /** More than a person sticks on in a day. */
  public static final int MOST_LABELS = 5000;

  private static final int MOST_PRODUCTS = 500;

  /**
   * Reads {@code 12:3,15:10}.
   *
   * @throws Problem 422 if it is anything else, or asks for nothing, or for too much
   */
  public static List<LabelOrder> read(String text) {
    List<LabelOrder> orders = new ArrayList<>();
    long labels = 0;
    for (String part : text.split(",", MOST_PRODUCTS + 1)) {
      if (!part.matches("\\d{1,18}:\\d{1,5}")) {
        throw new Problem(422, "catalogue.problem.labelOrder", MOST_LABELS, MOST_PRODUCTS);
      }
      int colon = part.indexOf(':');
      int count = Integer.parseInt(part.substring(colon + 1));
      labels += count;
      if (count > 0) {
        orders.add(new LabelOrder(Long.parseLong(part.substring(0, colon)), count));
      }
    }
    if (orders.isEmpty() || labels > MOST_LABELS) {
      throw new Problem(422, "catalogue.problem.labelOrder", MOST_LABELS, MOST_PRODUCTS);
    }
    return orders;
  }
}
