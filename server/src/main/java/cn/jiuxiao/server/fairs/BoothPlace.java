package cn.jiuxiao.server.fairs;

import io.micronaut.core.annotation.Introspected;

/** Where the outlet of an assigned booth stands, and under what name. */
@Introspected
record BoothPlace(long outletId, String name, String fairName, String hallName, String number) {

  String place() {
    return place(fairName, hallName, number);
  }

  static String place(String fairName, String hallName, String number) {
    return fairName + " · " + hallName + " " + number;
  }
}
