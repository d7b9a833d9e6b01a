package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A counter (专柜) in a section: what sells in a store. */
@MappedEntity("counter")
public record Counter(
    @Id @GeneratedValue @Nullable Long id,
    long sectionId,
    String name,
    @Nullable Instant closedAt,
    @Version int version) {

  public Counter {
    if (name.isBlank()) {
      throw new Problem(422, "stores.counterNeedsName");
    }
    Names.mustFit(name);
  }

  public Counter closed(@Nullable Instant at) {
    return new Counter(id, sectionId, name, at, version);
  }

  /** The id of a counter that is saved. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("counter " + name + " is not saved");
    }
    return id;
  }
}
