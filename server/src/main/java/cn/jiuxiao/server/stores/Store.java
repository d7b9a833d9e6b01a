package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A supermarket, wholesale or farmers' market, station shop …; its counters count in its region.
 */
@MappedEntity("store")
public record Store(
    @Id @GeneratedValue @Nullable Long id,
    String name,
    String nameEn,
    String address,
    String regionCode,
    @Nullable Instant closedAt,
    @Version int version) {

  public Store {
    if (name.isBlank()) {
      throw new Problem(422, "stores.needsName");
    }
    Names.mustFit(name, nameEn, address);
  }

  /** The id of a store that is saved. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("store " + name + " is not saved");
    }
    return id;
  }

  /** The same, to be stored over what another person stored meanwhile. */
  public Store over(Store theirs) {
    return new Store(id, name, nameEn, address, regionCode, theirs.closedAt, theirs.version);
  }

  public Store closed(@Nullable Instant at) {
    return new Store(id, name, nameEn, address, regionCode, at, version);
  }
}
