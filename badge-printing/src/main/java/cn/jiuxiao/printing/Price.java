package cn.jiuxiao.printing;

/** A price in fen, in the pieces a tag shows in different sizes. */
record Price(String yuan, String fen) {

  private static final long MOST_FEN = 9_999_999_999L;

  static void requireInRange(long priceFen) {
    if (priceFen < 0 || priceFen > MOST_FEN) {
      throw new IllegalArgumentException("a price is 0 to " + MOST_FEN + " fen, not " + priceFen);
    }
  }

  static Price ofFen(long priceFen) {
    long fen = priceFen % 100;
    return new Price(Long.toString(priceFen / 100), (fen < 10 ? ".0" : ".") + fen);
  }
}
