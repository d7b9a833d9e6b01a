package cn.jiuxiao.server.trial.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is on it comes in any order, twice, in part or not at all. */
final class LossyNetwork implements Network {
  private static final int IN_FLIGHT = 40;

  private final RandomGenerator random;
  private final Events events;
  private final List<Request> requests = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();

  LossyNetwork(RandomGenerator random, Events events) {
    this.random = random;
    this.events = events;
  }

  @Override
  public boolean loses() {
    return random.nextInt(8) == 0;
  }

  @Override
  public void send(Request request) {
    if (loses() || requests.size() >= IN_FLIGHT) {
      events.add("drop-upload", "%s", request.from());
      return;
    }
    requests.add(random.nextInt(12) > 0 ? request : cut(request));
    if (random.nextInt(8) == 0) {
      events.add("duplicate-upload", "%s", request.from());
      requests.add(request);
    }
  }

  private Request cut(Request whole) {
    int length = random.nextInt(whole.ndjson().length);
    events.add("truncate-upload", "%s %d of %d", whole.from(), length, whole.ndjson().length);
    return new Request(whole.from(), whole.carrier(), Arrays.copyOf(whole.ndjson(), length));
  }

  @Override
  public void answer(Answer answer) {
    if (loses()) {
      events.add("drop-answer", "%s", answer.to());
      return;
    }
    if (random.nextInt(20) == 0) {
      events.add("truncate-answer", "%s: not JSON, thrown away", answer.to());
      return;
    }
    answers.add(answer);
    if (random.nextInt(8) == 0) {
      events.add("duplicate-answer", "%s", answer.to());
      answers.add(answer);
    }
  }

  @Override
  public List<Request> arriving() {
    return someOf(requests, 1 + random.nextInt(6));
  }

  @Override
  public List<Answer> answering() {
    return someOf(answers, 1 + random.nextInt(4));
  }

  private <T> List<T> someOf(List<T> underWay, int many) {
    var some = new ArrayList<T>();
    while (!underWay.isEmpty() && some.size() < many) {
      some.add(underWay.remove(random.nextInt(underWay.size())));
    }
    return some;
  }
}
