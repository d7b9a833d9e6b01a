package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.fairs.AssignBooth;
import cn.jiuxiao.server.fairs.Assignment;
import cn.jiuxiao.server.fairs.BoothGrid;
import cn.jiuxiao.server.fairs.Exhibitors;
import cn.jiuxiao.server.fairs.Fair;
import cn.jiuxiao.server.fairs.Fairs;
import cn.jiuxiao.server.fairs.FloorPlans;
import cn.jiuxiao.server.fairs.Hall;
import cn.jiuxiao.server.outlets.Outlets;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.stores.Counter;
import cn.jiuxiao.server.stores.Counters;
import cn.jiuxiao.server.stores.Section;
import cn.jiuxiao.server.stores.Store;
import cn.jiuxiao.server.stores.Stores;
import cn.jiuxiao.server.trial.DemoFiles.Line;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets up the demo's fair and stores; every assigned booth and every counter comes out as an
 * outlet.
 */
@Singleton
class DemoPlaces {

  private final DemoFiles files;
  private final Fairs fairs;
  private final FloorPlans floorPlans;
  private final Exhibitors exhibitors;
  private final AssignBooth assignBooth;
  private final Stores stores;
  private final Counters counters;
  private final Outlets outlets;

  DemoPlaces(
      DemoFiles files,
      Fairs fairs,
      FloorPlans floorPlans,
      Exhibitors exhibitors,
      AssignBooth assignBooth,
      Stores stores,
      Counters counters,
      Outlets outlets) {
    this.files = files;
    this.fairs = fairs;
    this.floorPlans = floorPlans;
    this.exhibitors = exhibitors;
    this.assignBooth = assignBooth;
    this.stores = stores;
    this.counters = counters;
    this.outlets = outlets;
  }

  /**
   * A place that sells.
   *
   * @param code booth number or counter code of the demo's files
   * @param vendors codes of the vendors whose goods it sells
   */
  record Place(String code, long outletId, boolean atFair, List<String> vendors) {

    /** Their outlets' ids by code. */
    static Ids outlets(List<Place> places) {
      Ids outlets = new Ids("place");
      places.forEach(place -> outlets.put(place.code(), place.outletId()));
      return outlets;
    }
  }

  /** The fair with its halls, booths and exhibitors; {@code years} moves its days. */
  Fair fair(Actor office, int years, long organizerId) {
    Line line = files.lines("fair").getFirst();
    return fairs.save(
        office,
        new Fair(
            null,
            line.text("name"),
            line.text("english_name"),
            line.text("venue"),
            line.text("region"),
            line.date("first_day", years),
            line.date("last_day", years),
            organizerId,
            null,
            0));
  }

  List<Place> booths(Actor office, Fair fair, Ids vendors) {
    Ids booths = new Ids("booth");
    for (Line line : files.lines("halls")) {
      Hall hall =
          floorPlans.saveHall(
              office,
              new Hall(
                  null,
                  fair.storedId(),
                  line.text("code"),
                  line.text("name"),
                  line.small("width_dm"),
                  line.small("depth_dm"),
                  0));
      floorPlans.generate(office, hall.storedId(), grid(line));
      floorPlans
          .booths(office, hall.storedId())
          .forEach(booth -> booths.put(booth.number(), booth.id()));
    }
    List<Place> places = new ArrayList<>();
    for (Line line : files.lines("exhibitors")) {
      String vendor = line.text("vendor");
      long exhibitor =
          exhibitors
              .add(office, fair.storedId(), vendors.get(vendor), line.text("sign"))
              .storedId();
      String number = line.text("booth");
      if (assignBooth.assign(office, booths.get(number), exhibitor)
          instanceof Assignment.Assigned assigned) {
        places.add(new Place(number, assigned.outletId(), true, List.of(vendor)));
      } else {
        throw new IllegalStateException("booth " + number + " is taken");
      }
    }
    return places;
  }

  private static BoothGrid grid(Line line) {
    return new BoothGrid(
        line.small("rows"),
        line.small("columns"),
        line.small("booth_width_dm"),
        line.small("booth_depth_dm"),
        line.small("aisle_dm"),
        line.small("rows_together"),
        line.small("margin_dm"),
        BoothGrid.Numbering.valueOf(line.text("numbering")),
        line.text("prefix"),
        line.small("first_number"));
  }

  /** Store ids by code. */
  Ids stores(Actor office) {
    Ids ids = new Ids("store");
    for (Line line : files.lines("stores")) {
      Store store =
          new Store(
              null,
              line.text("name"),
              line.text("english_name"),
              line.text("address"),
              line.text("region"),
              null,
              0);
      ids.put(line.text("code"), stores.save(office, store).storedId());
    }
    return ids;
  }

  List<Place> counters(Actor office, Ids stores, Ids vendors) {
    Ids sections = new Ids("section");
    for (Line line : files.lines("sections")) {
      Section section = new Section(null, stores.get(line.text("store")), line.text("name"), 0);
      sections.put(line.text("code"), this.stores.saveSection(office, section).storedId());
    }
    Map<String, List<String>> carried = new HashMap<>();
    files
        .lines("counter_vendors")
        .forEach(
            line ->
                carried
                    .computeIfAbsent(line.text("counter"), code -> new ArrayList<>())
                    .add(line.text("vendor")));
    List<Place> places = new ArrayList<>();
    for (Line line : files.lines("counters")) {
      Counter counter =
          new Counter(null, sections.get(line.text("section")), line.text("name"), null, 0);
      long id = counters.save(office, counter).storedId();
      String code = line.text("code");
      List<String> carries = carried.getOrDefault(code, List.of());
      carries.forEach(vendor -> counters.carry(office, id, vendors.get(vendor)));
      places.add(new Place(code, outlets.ofCounter(id).orElseThrow().storedId(), false, carries));
    }
    return places;
  }
}
