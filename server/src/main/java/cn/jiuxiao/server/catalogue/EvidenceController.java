package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.Actor;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.ByteArrayInputStream;

/** Evidence, to those who see the product that it belongs to. */
@Controller("/api/evidence")
@Secured(SecurityRule.IS_AUTHENTICATED)
class EvidenceController {

  private final EvidenceFiles files;

  EvidenceController(EvidenceFiles files) {
    this.files = files;
  }

  /** Always an attachment: what people upload is never shown as a page of ours. */
  @Get("/{id}")
  HttpResponse<StreamedFile> get(Actor actor, long id) {
    EvidenceFile file = files.visible(actor, id);
    StreamedFile content =
        new StreamedFile(new ByteArrayInputStream(file.content()), MediaType.of(file.mediaType()))
            .attach(file.name());
    return HttpResponse.ok(content)
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }
}
