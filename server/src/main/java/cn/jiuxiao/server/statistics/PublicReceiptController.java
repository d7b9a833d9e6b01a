package cn.jiuxiao.server.statistics;

import cn.jiuxiao.server.programme.EligibilityReasons;
import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.web.PublicPages;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page behind a receipt's QR: {@code /r/} and 128 bits of the entry's hash. */
@Controller("/r")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PublicReceiptController {
  private final Receipts receipts;
  private final EligibilityReasons reasons;
  private final PublicPages pages;

  PublicReceiptController(Receipts receipts, EligibilityReasons reasons, PublicPages pages) {
    this.receipts = receipts;
    this.reasons = reasons;
    this.pages = pages;
  }

  @Get("/{code}")
  HttpResponse<String> receipt(HttpRequest<?> request, String code) {
    Locale locale = Languages.of(request);
    return receipts
        .find(code)
        .map(
            receipt ->
                pages.show(
                    request,
                    "statistics/receipt.jte",
                    Map.of("shown", new PublicReceipt(receipt, reasonNames(locale)))))
        .orElseGet(
            () ->
                pages.message(
                    request,
                    HttpStatus.NOT_FOUND,
                    Texts.in(locale, "statistics.public.missingTitle"),
                    Texts.in(locale, "statistics.public.missing")))
        // Whoever has the address has the receipt: no search engine should hand it on.
        .header("X-Robots-Tag", "noindex")
        .header(HttpHeaders.REFERRER_POLICY, "no-referrer");
  }

  private Map<String, String> reasonNames(Locale locale) {
    return reasons.all().stream()
        .collect(Collectors.toMap(info -> info.reason().name(), info -> info.nameIn(locale)));
  }
}
