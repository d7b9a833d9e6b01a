package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.kiosks.Cashiers;
import cn.jiuxiao.server.kiosks.Kiosks;
import cn.jiuxiao.server.outlets.OfferChange;
import cn.jiuxiao.server.outlets.PriceLists;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.trial.DemoFiles.Line;
import cn.jiuxiao.server.trial.DemoPlaces.Place;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives the demo's places their prices, cashiers and tills. */
@Singleton
class DemoTills {

  private final DemoFiles files;
  private final PriceLists priceLists;
  private final Cashiers cashiers;
  private final Kiosks kiosks;
  private final SecureRandom random = new SecureRandom();

  DemoTills(DemoFiles files, PriceLists priceLists, Cashiers cashiers, Kiosks kiosks) {
    this.files = files;
    this.priceLists = priceLists;
    this.cashiers = cashiers;
    this.kiosks = kiosks;
  }

  /** A place's till, with how much its products are asked for. */
  record DemoTill(Place place, SimulatedTill till, Map<String, Line> profile) {}

  /** Puts every product that a place may sell on its list at the list price. */
  void prices(Actor office, List<Place> places, Ids products) {
    Map<String, List<Line>> byVendor = new HashMap<>();
    files
        .lines("products")
        .forEach(
            line ->
                byVendor.computeIfAbsent(line.text("vendor"), code -> new ArrayList<>()).add(line));
    for (Place place : places) {
      List<OfferChange> offers =
          place.vendors().stream()
              .flatMap(vendor -> byVendor.getOrDefault(vendor, List.of()).stream())
              .map(
                  line ->
                      new OfferChange(products.get(line.text("code")), line.number("price_fen")))
              .toList();
      priceLists.change(office, place.outletId(), offers);
    }
  }

  /** The PIN of each cashier by place and name, to be shown once. */
  Map<String, String> cashiers(Actor office, List<Place> places) {
    Ids outlets = Place.outlets(places);
    Map<String, String> pins = new HashMap<>();
    for (Line line : files.lines("cashiers")) {
      String place = line.text("place");
      String pin = "%06d".formatted(random.nextInt(1_000_000));
      cashiers.add(office, outlets.get(place), line.text("name"), line.yes("supervisor"), pin);
      pins.put(place + " " + line.text("name"), pin);
    }
    return pins;
  }

  /** Enrols one till at each place. */
  List<DemoTill> enrol(Actor office, List<Place> places, TillGateway gateway, TillClock clock) {
    Map<String, Line> profiles = new HashMap<>();
    files.lines("sales_profile").forEach(line -> profiles.put(line.text("product"), line));
    List<DemoTill> tills = new ArrayList<>();
    for (Place place : places) {
      long kiosk = kiosks.add(office, place.outletId(), "").storedId();
      tills.add(
          new DemoTill(
              place,
              SimulatedTill.enrol(gateway, kiosks.issueCode(office, kiosk).code(), clock),
              profiles));
    }
    return tills;
  }
}
