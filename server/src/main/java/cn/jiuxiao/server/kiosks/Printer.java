package cn.jiuxiao.server.kiosks;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * A receipt printer on an outlet's network.
 *
 * @param host IPv4 or IPv6 address, or a name that the server's network knows
 * @param port TCP; 9100 unless somebody changed the printer
 */
@MappedEntity("outlet_printer")
public record Printer(
    @Id @GeneratedValue @Nullable Long id,
    long outletId,
    String name,
    String host,
    int port,
    @Version int version) {

  /** Where printers listen for bytes to print (JetDirect, "raw"). */
  public static final int USUAL_PORT = 9100;

  /** The id of a printer that is stored. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("printer " + name + " is not stored");
    }
    return id;
  }
}
