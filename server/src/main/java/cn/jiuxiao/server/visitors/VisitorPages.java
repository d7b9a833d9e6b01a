package cn.jiuxiao.server.visitors;

import cn.jiuxiao.printing.Badge;
import cn.jiuxiao.printing.Press;
import cn.jiuxiao.printing.Stock;
import cn.jiuxiao.server.shared.Languages;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.RateLimit;
import cn.jiuxiao.server.shared.web.PublicPages;
import cn.jiuxiao.wire.Base64Url;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The public's pages: choose a fair, register, see and print the badge. No sign-in, no script. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class VisitorPages {

  /** A hall full of people shares one address: enough for them, too few for a robot. */
  private final RateLimit registrations = new RateLimit(60, Duration.ofMinutes(10));

  private final PublicPages pages;
  private final VisitorFairs fairs;
  private final RegisterVisitor registerVisitor;
  private final Badges badges;
  private final HttpClientAddressResolver addresses;

  VisitorPages(
      PublicPages pages,
      VisitorFairs fairs,
      RegisterVisitor registerVisitor,
      Badges badges,
      HttpClientAddressResolver addresses) {
    this.pages = pages;
    this.fairs = fairs;
    this.registerVisitor = registerVisitor;
    this.badges = badges;
    this.addresses = addresses;
  }

  @Get("/register")
  HttpResponse<String> choose(HttpRequest<?> request) {
    return pages.show(request, "visitors/fairs.jte", Map.of("fairs", fairs.open()));
  }

  @Get("/register/{fairId}")
  HttpResponse<String> form(HttpRequest<?> request, @PathVariable long fairId) {
    return form(request, HttpStatus.OK, fairId, RegistrationForm.EMPTY, Map.of());
  }

  @Post("/register/{fairId}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> register(
      HttpRequest<?> request, HttpServletRequest sent, @PathVariable long fairId) {
    if (!registrations.take(Objects.requireNonNullElse(addresses.resolve(request), ""))) {
      throw new Problem(429, "visitors.tooMany");
    }
    sent.setCharacterEncoding(
        StandardCharsets.UTF_8); // browsers leave it out; forms are in the page's
    RegistrationForm form =
        new RegistrationForm(
            field(sent, "name"),
            field(sent, "phone"),
            field(sent, "organisation"),
            sent.getParameter("consent") != null);
    return switch (registerVisitor.register(fairId, form)) {
      case Registration.Registered done ->
          HttpResponse.seeOther(URI.create("/badge/" + done.badgeId()));
      case Registration.Refused refused ->
          form(request, HttpStatus.UNPROCESSABLE_ENTITY, fairId, form, refused.problems());
    };
  }

  @Get("/badge/{id}")
  HttpResponse<String> badge(HttpRequest<?> request, @PathVariable String id) {
    Locale locale = Languages.of(request);
    return pages
        .show(
            request,
            "visitors/badge.jte",
            Map.of(
                "badge", found(id, locale),
                "picture", new Press(locale).svg(found(id, locale), Stock.BADGE.label()),
                "id", id))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Robots-Tag", "noindex");
  }

  @Get(value = "/badge/{id}/badge.pdf", produces = MediaType.APPLICATION_PDF)
  HttpResponse<byte[]> pdf(HttpRequest<?> request, @PathVariable String id) {
    Locale locale = Languages.of(request);
    Badge badge = found(id, locale);
    return HttpResponse.ok(new Press(locale).pdf(badge, Stock.BADGE.label()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"badge-" + badge.number() + ".pdf\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
  }

  private static String field(HttpServletRequest sent, String name) {
    return Objects.requireNonNullElse(sent.getParameter(name), "");
  }

  private Badge found(String id, Locale locale) {
    try {
      return badges.find(Base64Url.decode(id), locale).orElseThrow(NotFound::new);
    } catch (IllegalArgumentException malformed) {
      throw new NotFound();
    }
  }

  private HttpResponse<String> form(
      HttpRequest<?> request,
      HttpStatus status,
      long fairId,
      RegistrationForm form,
      Map<String, String> problems) {
    OpenFair fair = fairs.open(fairId).orElseThrow(NotFound::new);
    return pages.show(
        request,
        status,
        "visitors/register.jte",
        Map.of("fair", fair, "form", form, "problems", problems));
  }
}
