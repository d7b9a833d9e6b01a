package cn.jiuxiao.server.trial.sim;

import java.util.ArrayList;
import java.util.List;

/** Everything arrives once, whole and in order. */
final class CalmNetwork implements Network {
  private final List<Request> requests = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();

  @Override
  public boolean loses() {
    return false;
  }

  @Override
  public void send(Request request) {
    requests.add(request);
  }

  @Override
  public void answer(Answer answer) {
    answers.add(answer);
  }

  @Override
  public List<Request> arriving() {
    return allOf(requests);
  }

  @Override
  public List<Answer> answering() {
    return allOf(answers);
  }

  private static <T> List<T> allOf(List<T> underWay) {
    var all = List.copyOf(underWay);
    underWay.clear();
    return all;
  }
}
