package cn.jiuxiao.printing;

/**
 * An item and how often to print it.
 *
 * @param count 1 to 10,000
 */
public record Copies(Printable item, int count) {

  /** Throws {@link IllegalArgumentException} unless there are 1 to 10,000 copies. */
  public Copies {
    if (count < 1 || count > 10_000) {
      throw new IllegalArgumentException("1 to 10,000 copies, not " + count);
    }
  }

  public static Copies one(Printable item) {
    return new Copies(item, 1);
  }
}
