package cn.jiuxiao.server.trial.bench;

import cn.jiuxiao.server.kiosks.TillTokens;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.SignedBytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One till's connection. Its uploads are made and signed before the clock starts. */
final class Sender {
  final BenchTill till;
  private final URI entries;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private List<byte[]> ready = List.of();

  Sender(BenchTill till, URI base, TillTokens tokens) {
    this.till = till;
    this.entries = base.resolve("/api/kiosk/entries");
    String nonce = tokens.nonce().text();
    byte[] signed =
        till.place.key().sign(SignedBytes.token(Base64Url.decode(nonce), till.place.terminal()));
    this.token = tokens.token(till.place.terminal(), nonce, signed, "").orElseThrow().text();
  }

  void makeReady(int uploads, int entriesAnUpload) {
    ready = IntStream.range(0, uploads).mapToObj(i -> till.upload(entriesAnUpload)).toList();
  }

  /** Nanoseconds that each upload took. */
  List<Long> sendAll() throws IOException, InterruptedException {
    var took = new ArrayList<Long>();
    for (byte[] upload : ready) {
      long began = System.nanoTime();
      send(upload);
      took.add(System.nanoTime() - began);
    }
    return took;
  }

  void send(byte[] upload) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(entries)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(upload))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }
}
