package cn.jiuxiao.server.stores;

import cn.jiuxiao.server.shared.Names;
import cn.jiuxiao.server.shared.Problem;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import org.jspecify.annotations.Nullable;

/** A dedicated section (专区) of a store. */
@MappedEntity("section")
public record Section(
    @Id @GeneratedValue @Nullable Long id, long storeId, String name, @Version int version) {

  public Section {
    if (name.isBlank()) {
      throw new Problem(422, "stores.sectionNeedsName");
    }
    Names.mustFit(name);
  }

  /** The id of a section that is saved. */
  public long storedId() {
    if (id == null) {
      throw new IllegalStateException("section " + name + " is not saved");
    }
    return id;
  }
}
