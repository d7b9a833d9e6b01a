package cn.jiuxiao.server.fairs;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** A booth as the list of a whole fair shows it; the last three are null while it is free. */
@Introspected
public record BoothListRow(
    long id,
    long hallId,
    String hallCode,
    String hallName,
    String number,
    int widthDm,
    int depthDm,
    @Nullable String vendorName,
    @Nullable Long outletId,
    @Nullable String outletLabel) {

  public boolean free() {
    return vendorName == null;
  }
}
