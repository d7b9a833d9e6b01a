package cn.jiuxiao.server.web;

import cn.jiuxiao.server.shared.NotFound;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The description of every REST endpoint, made by the compiler. */
@Controller("/api")
class OpenApiController {
  private final ResourceResolver resources;

  OpenApiController(ResourceResolver resources) {
    this.resources = resources;
  }

  @Get("/openapi.yml")
  @Secured(SecurityRule.IS_ANONYMOUS)
  StreamedFile description() {
    return resources
        .getResourceAsStream("classpath:META-INF/swagger/jiuxiao.yml")
        .map(in -> new StreamedFile(in, MediaType.APPLICATION_YAML_TYPE))
        .orElseThrow(NotFound::new);
  }
}
