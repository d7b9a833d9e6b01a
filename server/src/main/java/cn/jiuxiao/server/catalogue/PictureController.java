package cn.jiuxiao.server.catalogue;

import cn.jiuxiao.server.shared.NotFound;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Products' pictures, for everyone: they stand on the page behind a product's code. */
@Hidden
@Controller("/pictures")
@Secured(SecurityRule.IS_ANONYMOUS)
class PictureController {

  private final ProductPictures pictures;

  PictureController(ProductPictures pictures) {
    this.pictures = pictures;
  }

  /** Another picture has another address, so nobody need ask twice. */
  @Get("/{hash}")
  HttpResponse<byte[]> get(String hash) {
    return HttpResponse.ok(pictures.content(hash).orElseThrow(NotFound::new))
        .contentType(MediaType.IMAGE_JPEG_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + hash + ".jpg\"")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
  }
}
