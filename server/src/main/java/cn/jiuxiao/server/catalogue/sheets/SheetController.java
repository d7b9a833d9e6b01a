package cn.jiuxiao.server.catalogue.sheets;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.ListQuery;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Vendors and products as xlsx, in and out. */
@Controller("/api")
@Secured(SecurityRule.IS_AUTHENTICATED)
class SheetController {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final ListQuery ALL = new ListQuery("", Map.of(), null, false, 0, 1);

  private final SpreadsheetImports imports;
  private final CatalogueSheets sheets;

  SheetController(SpreadsheetImports imports, CatalogueSheets sheets) {
    this.imports = imports;
    this.sheets = sheets;
  }

  /**
   * Takes an xlsx of vendors and products in. The answer is 202: the rows are stored in the
   * background; ask its address how far it got.
   */
  @Post("/products/import")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<SpreadsheetImport> begin(
      Actor actor, HttpRequest<?> request, @Part("file") CompletedFileUpload file)
      throws IOException {
    try (InputStream content = file.getInputStream()) {
      SpreadsheetImport begun =
          imports.begin(actor, file.getFilename(), content, Languages.of(request));
      return HttpResponse.<SpreadsheetImport>accepted(URI.create("/api/imports/" + begun.id()))
          .body(begun);
    }
  }

  /** How far an import of the caller's got. */
  @Get("/imports/{id}")
  SpreadsheetImport get(Actor actor, long id) {
    return imports.get(actor, id);
  }

  /** The sheet that names an import's bad rows. */
  @Get(value = "/imports/{id}/errors.xlsx", produces = XLSX)
  HttpResponse<byte[]> errors(Actor actor, long id) {
    return attachment("import-" + id + "-errors.xlsx", imports.errorSheet(actor, id));
  }

  /** Empty sheets to fill in. */
  @Get(value = "/products/template.xlsx", produces = XLSX)
  HttpResponse<byte[]> template(HttpRequest<?> request) throws IOException {
    Locale locale = Languages.of(request);
    return attachment("jiuxiao-template.xlsx", bytes(out -> sheets.writeTemplate(out, locale)));
  }

  /** All products that the caller may see, as they may be imported again. */
  @Get(value = "/products.xlsx", produces = XLSX)
  HttpResponse<byte[]> products(Actor actor, HttpRequest<?> request) throws IOException {
    Locale locale = Languages.of(request);
    return attachment("products.xlsx", bytes(out -> sheets.writeProducts(actor, ALL, out, locale)));
  }

  /** All vendors that the caller may see, as they may be imported again. */
  @Get(value = "/vendors.xlsx", produces = XLSX)
  HttpResponse<byte[]> vendors(Actor actor, HttpRequest<?> request) throws IOException {
    Locale locale = Languages.of(request);
    return attachment("vendors.xlsx", bytes(out -> sheets.writeVendors(actor, ALL, out, locale)));
  }

  private static HttpResponse<byte[]> attachment(String name, byte[] content) {
    return HttpResponse.ok(content)
        .contentType(MediaType.of(XLSX))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  private static byte[] bytes(Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writing.to(out);
    return out.toByteArray();
  }

  /** Writes a workbook. */
  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }
}
