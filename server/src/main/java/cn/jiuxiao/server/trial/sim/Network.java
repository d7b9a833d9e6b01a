package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.wire.Messages.UploadAnswer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The way between tills and server: what is on it comes in any order, twice, in part or not at all,
 * until it is healed.
 */
final class Network {
  private static final int IN_FLIGHT = 40;

  private final RandomGenerator random;
  private final Events events;
  private final List<Request> requests = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private boolean healed;

  /** An upload under way. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Request(Device from, UUID carrier, byte[] ndjson) {}

  record Answer(Device to, UploadAnswer answer) {}

  Network(RandomGenerator random, Events events) {
    this.random = random;
    this.events = events;
  }

  /** From now on everything arrives once, whole and in order. What is under way is lost. */
  void heal() {
    healed = true;
    requests.clear();
    answers.clear();
  }

  boolean loses() {
    return !healed && random.nextInt(8) == 0;
  }

  void send(Request request) {
    if (loses() || (!healed && requests.size() >= IN_FLIGHT)) {
      events.add("drop-upload", "%s", request.from());
      return;
    }
    requests.add(healed || random.nextInt(12) > 0 ? request : cut(request));
    if (!healed && random.nextInt(8) == 0) {
      events.add("duplicate-upload", "%s", request.from());
      requests.add(request);
    }
  }

  private Request cut(Request whole) {
    int length = random.nextInt(whole.ndjson().length);
    events.add("truncate-upload", "%s %d of %d", whole.from(), length, whole.ndjson().length);
    return new Request(whole.from(), whole.carrier(), Arrays.copyOf(whole.ndjson(), length));
  }

  void answer(Answer answer) {
    if (loses()) {
      events.add("drop-answer", "%s", answer.to());
      return;
    }
    if (!healed && random.nextInt(20) == 0) {
      events.add("truncate-answer", "%s: not JSON, thrown away", answer.to());
      return;
    }
    answers.add(answer);
    if (!healed && random.nextInt(8) == 0) {
      events.add("duplicate-answer", "%s", answer.to());
      answers.add(answer);
    }
  }

  /** Some of what is under way, in any order. */
  List<Request> arriving() {
    var group = new ArrayList<Request>();
    int many = healed ? requests.size() : 1 + random.nextInt(6);
    while (!requests.isEmpty() && group.size() < many) {
      group.add(requests.remove(healed ? 0 : random.nextInt(requests.size())));
    }
    return group;
  }

  List<Answer> answering() {
    var group = new ArrayList<Answer>();
    int many = healed ? answers.size() : 1 + random.nextInt(4);
    while (!answers.isEmpty() && group.size() < many) {
      group.add(answers.remove(healed ? 0 : random.nextInt(answers.size())));
    }
    return group;
  }
}
