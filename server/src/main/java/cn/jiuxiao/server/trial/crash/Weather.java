package cn.jiuxiao.server.trial.crash;

/**
 * What the network does to tills, by the proxy between.
 *
 * @param delayMillis of every piece, either way
 * @param cutRequests of a hundred requests, how many are cut off in the middle
 * @param cutAnswers of a hundred answers, how many are swallowed: the server has done it, the till
 *     cannot know
 * @param down nobody gets through
 */
record Weather(String name, int delayMillis, int cutRequests, int cutAnswers, boolean down) {
  static final Weather FAIR = new Weather("fair", 0, 0, 0, false);
  static final Weather ANSWERS_LOST = new Weather("answers lost", 0, 0, 40, false);
  static final Weather REQUESTS_CUT = new Weather("requests cut", 0, 40, 0, false);
  static final Weather SLOW = new Weather("slow", 150, 0, 0, false);
  static final Weather DOWN = new Weather("network cut", 0, 0, 0, true);
}
