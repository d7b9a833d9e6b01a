package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.programme.OpenUnits;
import cn.jiuxiao.wire.Base64Url;
import cn.jiuxiao.wire.Messages;
import cn.jiuxiao.wire.PinVerifier;
import cn.jiuxiao.wire.Sha256;
import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What a till may know of its own outlet: nothing of any other. */
@Singleton
public class TillSetups {

  /** The oldest till that still speaks a wire we want spoken. */
  public static final String MINIMUM_VERSION = "0.1.0";

  private static final Messages.Limits LIMITS = new Messages.Limits(500_000, 9_999_000);

  private final TerminalRepository terminals;
  private final SetupRepository setups;
  private final Cashiers cashiers;
  private final SellingLimits limits;
  private final ScaleCodes scaleCodes;
  private final Printers printers;
  private final OpenUnits units;
  private final KnowTerminalAgain knowAgain;
  private final ServerKeys keys;

  TillSetups(
      TerminalRepository terminals,
      SetupRepository setups,
      Cashiers cashiers,
      SellingLimits limits,
      ScaleCodes scaleCodes,
      Printers printers,
      OpenUnits units,
      KnowTerminalAgain knowAgain,
      ServerKeys keys) {
    this.knowAgain = knowAgain;
    this.terminals = terminals;
    this.setups = setups;
    this.cashiers = cashiers;
    this.limits = limits;
    this.scaleCodes = scaleCodes;
    this.printers = printers;
    this.units = units;
    this.keys = keys;
  }

  /** A terminal's outlet, with the names that a till shows. */
  @Introspected
  public record OutletFacts(
      long id,
      String name,
      String place,
      String channelCode,
      String channelName,
      String channelNameEn,
      String regionCode,
      String regionName,
      String regionNameEn,
      long catalogueVersion) {}

  /**
   * The setup of a terminal that has proved itself.
   *
   * @param publicBase where receipts and products are shown to the public: {@code https://HOST}
   */
  @Transactional
  public Messages.SetupAnswer of(UUID terminalId, String publicBase) {
    Terminal terminal = terminals.findById(terminalId).orElseThrow();
    OutletFacts outlet = setups.facts(terminal.outletId());
    return new Messages.SetupAnswer(
        terminal.id().toString(),
        terminal.label(),
        new Messages.Outlet(
            outlet.id(),
            outlet.name(),
            outlet.place(),
            outlet.channelCode(),
            outlet.channelName(),
            outlet.channelNameEn(),
            outlet.regionCode(),
            outlet.regionName(),
            outlet.regionNameEn()),
        outlet.catalogueVersion(),
        MINIMUM_VERSION,
        Base64Url.encode(keys.attachments().publicKey().spki()),
        publicBase,
        LIMITS,
        rules(limits.of(terminal.outletId())),
        scaleCodes.of(terminal.outletId()),
        printersOf(terminal),
        units(),
        cashiersOf(terminal),
        knowAgain.proof(terminal));
  }

  /** Changes when the setup does, but for the catalogue's version, which a contact tells apart. */
  public String tag(UUID terminalId) {
    Messages.SetupAnswer setup = of(terminalId, "");
    return Sha256.of(
            (setup.outlet()
                    + "|"
                    + setup.label()
                    + "|"
                    + setup.limits()
                    + "|"
                    + setup.rules()
                    + "|"
                    + setup.scaleCodes()
                    + "|"
                    + setup.printers()
                    + "|"
                    + setup.units()
                    + "|"
                    + setup.cashiers()
                    + "|"
                    + setup.personKey()
                    + "|"
                    + setup.enrolment())
                .getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 22);
  }

  private static Messages.Rules rules(SellingRules rules) {
    return new Messages.Rules(
        rules.version(),
        rules.cashierDiscountPermille(),
        rules.supervisorDiscountPermille(),
        rules.roundingFen());
  }

  /** Never where they are: a till has no need to know. */
  private List<Messages.Printer> printersOf(Terminal terminal) {
    return printers.of(terminal.outletId()).stream()
        .map(printer -> new Messages.Printer(printer.storedId(), printer.name()))
        .toList();
  }

  private List<Messages.Unit> units() {
    return units.all().stream()
        .map(unit -> new Messages.Unit(unit.code(), unit.name(), unit.shortName()))
        .toList();
  }

  private List<Messages.Cashier> cashiersOf(Terminal terminal) {
    return cashiers.working(terminal.outletId()).stream()
        .map(
            cashier ->
                new Messages.Cashier(
                    cashier.storedId(),
                    cashier.name(),
                    cashier.supervisor(),
                    Base64Url.encode(cashier.pinSalt()),
                    cashier.pinIterations(),
                    Base64Url.encode(PinVerifier.verifier(cashier.pinKey(), terminal.id()))))
        .toList();
  }
}
