package cn.jiuxiao.server.web;

import cn.jiuxiao.server.shared.NotFound;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Optional;

/**
 * The till as Vite built it. Files under assets carry a hash in their name and never change; all
 * else is asked for again.
 */
@Controller("/kiosk")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
class TillFiles {
  private static final String FOLDER = "classpath:META-INF/resources/kiosk/";
  private static final Map<String, MediaType> MORE_TYPES =
      Map.of(
          "wasm", MediaType.of("application/wasm"),
          "webmanifest", MediaType.of("application/manifest+json"),
          "js", MediaType.of("text/javascript"),
          "mjs", MediaType.of("text/javascript"));
  private final ResourceResolver resources;

  TillFiles(ResourceResolver resources) {
    this.resources = resources;
  }

  /** Routes do not tell /kiosk/ from /kiosk, but the till's scope does. */
  @Get
  HttpResponse<?> start(HttpRequest<?> request) {
    return request.getPath().endsWith("/")
        ? file("")
        : HttpResponse.permanentRedirect(URI.create("/kiosk/"));
  }

  @Get("/{+path}")
  HttpResponse<?> file(String path) {
    if (path.contains("..")) {
      throw new NotFound();
    }
    // The till finds its own way: an address without a file is its page.
    String file =
        path.isEmpty() || !path.substring(path.lastIndexOf('/') + 1).contains(".")
            ? "index.html"
            : path;
    Optional<URL> found = resources.getResource(FOLDER + file);
    StreamedFile body = new StreamedFile(found.orElseThrow(NotFound::new));
    String ending = file.substring(file.lastIndexOf('.') + 1);
    MediaType type =
        MORE_TYPES.containsKey(ending) ? MORE_TYPES.get(ending) : MediaType.forFilename(file);
    return HttpResponse.ok(body)
        .contentType(type)
        .header(
            "Cache-Control",
            file.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  }
}
