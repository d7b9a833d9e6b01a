package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.kiosks.EnrolTerminal.Enrolment;
import cn.jiuxiao.server.outlets.CatalogueDelta;
import cn.jiuxiao.server.outlets.Offer;
import cn.jiuxiao.server.outlets.OfferedPictures;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import cn.jiuxiao.wire.Messages;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.TerminalKey;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What tills call, but for the journal: kiosk-ui/README.md §2–4 is its contract. */
@Controller("/api/kiosk")
@ExecuteOn(TaskExecutors.BLOCKING)
class KioskController {

  private final EnrolTerminal enrolTerminal;
  private final EnrolmentAttempts attempts;
  private final TillRates rates;
  private final TillTokens tokens;
  private final TillSetups setups;
  private final TillOutlets outlets;
  private final PriceLists priceLists;
  private final OfferedPictures pictures;
  private final HttpHostResolver host;
  private final Clock clock;

  KioskController(
      EnrolTerminal enrolTerminal,
      EnrolmentAttempts attempts,
      TillRates rates,
      TillTokens tokens,
      TillSetups setups,
      TillOutlets outlets,
      PriceLists priceLists,
      OfferedPictures pictures,
      HttpHostResolver host,
      Clock clock) {
    this.enrolTerminal = enrolTerminal;
    this.attempts = attempts;
    this.rates = rates;
    this.tokens = tokens;
    this.setups = setups;
    this.outlets = outlets;
    this.priceLists = priceLists;
    this.pictures = pictures;
    this.host = host;
    this.clock = clock;
  }

  /** Makes a device a terminal (§2). */
  @Post("/enrolments")
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<Messages.EnrolmentAnswer> enrol(
      HttpRequest<?> http, @Body Messages.EnrolmentRequest request) {
    attempts.mustBeFew(http);
    EnrolmentCode code =
        EnrolmentCode.read(present(request.code(), "code"))
            .orElseThrow(() -> attempts.unknownCode(http));
    TerminalKey key =
        parsed(
            () -> TerminalKey.parse(Base64Url.decode(present(request.publicKey(), "publicKey"))),
            "publicKey");
    byte[] proof = parsed(() -> Base64Url.decode(present(request.proof(), "proof")), "proof");
    Enrolment outcome =
        enrolTerminal.enrol(
            new EnrolTerminal.Request(
                code,
                key,
                proof,
                present(present(request.client(), "client").userAgent(), "client.userAgent"),
                readable(request.previous())));
    return switch (outcome) {
      case Enrolment.Enrolled done ->
          HttpResponse.status(done.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
              .body(
                  new Messages.EnrolmentAnswer(
                      done.terminal().id().toString(),
                      done.terminal().label(),
                      done.genesis().toString(),
                      clock.millis()));
      case Enrolment.CodeUnknown unknown -> throw attempts.unknownCode(http);
      case Enrolment.ProofInvalid invalid -> throw new Problem(422, "kiosks.proof-invalid");
      case Enrolment.KeyInUse used -> throw new Problem(409, "kiosks.key-in-use");
    };
  }

  /** A nonce to sign (§3). */
  @Post("/nonces")
  @Secured(SecurityRule.IS_ANONYMOUS)
  Messages.NonceAnswer nonce(HttpRequest<?> http) {
    rates.proves(http);
    TillTokens.Issued nonce = tokens.nonce();
    return new Messages.NonceAnswer(nonce.text(), nonce.expiresAt().toEpochMilli());
  }

  /** A token for the terminal that signed the nonce (§3). */
  @Post("/tokens")
  @Secured(SecurityRule.IS_ANONYMOUS)
  Messages.TokenAnswer token(HttpRequest<?> http, @Body Messages.TokenRequest request) {
    rates.proves(http);
    UUID terminal =
        parsed(() -> UUID.fromString(present(request.terminal(), "terminal")), "terminal");
    byte[] signature =
        parsed(() -> Base64Url.decode(present(request.signature(), "signature")), "signature");
    TillTokens.Issued token =
        tokens
            .token(
                terminal,
                present(request.nonce(), "nonce"),
                signature,
                Objects.requireNonNullElse(request.enrolment(), ""))
            .orElseThrow(() -> new Problem(401, "kiosks.token-refused"));
    return new Messages.TokenAnswer(token.text(), token.expiresAt().toEpochMilli(), token.scope());
  }

  /** The till's outlet and cashiers (§4). */
  @Get("/setup")
  @Secured(TillAuthentication.ROLE)
  HttpResponse<Messages.SetupAnswer> setup(HttpRequest<?> http, Till till) {
    till.mustSell();
    Messages.SetupAnswer setup = setups.of(till.terminal(), host.resolve(http));
    String tag = '"' + setups.tag(till.terminal()) + "-" + setup.catalogueVersion() + '"';
    if (tag.equals(http.getHeaders().get(HttpHeaders.IF_NONE_MATCH))) {
      return HttpResponse.<Messages.SetupAnswer>notModified().header(HttpHeaders.ETAG, tag);
    }
    return HttpResponse.ok(setup).header(HttpHeaders.ETAG, tag);
  }

  /** What changed on the outlet's price list (§4). */
  @Get("/catalogue")
  @Secured(TillAuthentication.ROLE)
  Messages.CatalogueAnswer catalogue(Till till, @QueryValue(defaultValue = "0") long since) {
    till.mustSell();
    CatalogueDelta delta = priceLists.changesSince(outlets.of(till.terminal()), since);
    return new Messages.CatalogueAnswer(
        delta.version(),
        delta.since(),
        delta.changed().stream().map(KioskController::product).toList(),
        delta.removed());
  }

  /** The picture of a product that the outlet offers (§4); another picture has another address. */
  @Get("/pictures/{hash}")
  @Secured(TillAuthentication.ROLE)
  HttpResponse<byte[]> picture(Till till, String hash) {
    till.mustSell();
    rates.fetchesPicture(till);
    byte[] tile =
        pictures.tile(outlets.of(till.terminal()), hash).orElseThrow(() -> new NotFound());
    return HttpResponse.ok(tile)
        .contentType(MediaType.IMAGE_JPEG_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
  }

  private static Messages.CatalogueProduct product(Offer offer) {
    return new Messages.CatalogueProduct(
        offer.code(),
        offer.gtin(),
        offer.name(),
        offer.categoryCode(),
        offer.categoryName(),
        offer.categoryNameEn(),
        offer.specification(),
        SalesUnit.valueOf(offer.salesUnit()),
        offer.priceFen(),
        offer.eligibility(),
        offer.blocked(),
        offer.vendorName(),
        offer.picture());
  }

  private static Messages.@Nullable PreviousTerminal readable(
      Messages.@Nullable PreviousTerminal previous) {
    if (previous != null) {
      present(previous.terminal(), "previous.terminal");
      String head = present(previous.headHash(), "previous.headHash");
      parsed(() -> Sha256.parse(head), "previous.headHash");
    }
    return previous;
  }

  /** JSON may leave a member out, whatever the record says. */
  private static <T> T present(@Nullable T value, String member) {
    if (value == null) {
      throw new Problem(400, "kiosks.malformed-request", member);
    }
    return value;
  }

  private static <T> T parsed(Supplier<T> parser, String member) {
    try {
      return parser.get();
    } catch (IllegalArgumentException malformed) {
      throw new Problem(400, "kiosks.malformed-request", member);
    }
  }
}
