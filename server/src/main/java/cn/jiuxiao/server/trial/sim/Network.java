package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.wire.Messages.UploadAnswer;
import java.util.List;
import java.util.UUID;

/** The way between tills and server, with what is under way on it. */
interface Network {
  /** An upload under way. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Request(Device from, UUID carrier, byte[] ndjson) {}

  record Answer(Device to, UploadAnswer answer) {}

  /** Whether what is said right now is not heard. */
  boolean loses();

  void send(Request request);

  void answer(Answer answer);

  /** Takes what arrives at the server together. */
  List<Request> arriving();

  /** Takes what arrives at tills. */
  List<Answer> answering();
}
