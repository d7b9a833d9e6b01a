package cn.jiuxiao.printing;

/**
 * How a run goes on paper.
 *
 * @param title the document's title
 * @param firstPlace the place on the first sheet to begin with, from 1: sheets that were begun can
 *     be used up
 */
public record PrintJob(String title, Stock stock, int firstPlace) {

  /** Throws {@link IllegalArgumentException} if the sheet has no such place. */
  public PrintJob {
    if (firstPlace < 1 || firstPlace > stock.places()) {
      throw new IllegalArgumentException(
          "a sheet has places 1 to %d, not %d".formatted(stock.places(), firstPlace));
    }
  }

  public static PrintJob of(String title, Stock stock) {
    return new PrintJob(title, stock, 1);
  }
}
