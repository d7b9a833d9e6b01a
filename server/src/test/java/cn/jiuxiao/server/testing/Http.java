package cn.jiuxiao.server.testing;

import cn.jiuxiao.server.shared.Actor;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

/**
 * A plain HTTP client as a browser would use it: keeps cookies, says where it comes from, follows
 * nothing by itself.
 */
public final class Http {
  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .build();

  public Http(URI base) {
    this.base = base;
  }

  public HttpResponse<String> get(String path) {
    return send(path, request -> request.GET());
  }

  public HttpResponse<String> post(String path, String json) {
    return send(
        path,
        request ->
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  /** Any other request; Origin is set already. */
  public HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> shape) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).header("Origin", base.toString());
    shape.accept(request);
    return send(request.build());
  }

  public HttpResponse<String> method(
      String method, String path, String contentType, BodyPublisher body) {
    return send(path, request -> request.header("Content-Type", contentType).method(method, body));
  }

  /** Exactly this request. */
  public HttpResponse<String> send(HttpRequest request) {
    return send(request, BodyHandlers.ofString());
  }

  /** Exactly this request, and the body in another form than text. */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public URI resolve(String path) {
    return base.resolve(path);
  }

  public Http signedInAs(Actor actor) {
    HttpResponse<String> answer = get(TestSignIn.path(actor));
    if (answer.statusCode() != 200) {
      throw new AssertionError("Test sign-in failed: " + answer.statusCode() + " " + answer.body());
    }
    return this;
  }
}
