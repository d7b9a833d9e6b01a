package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.NotFound;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A list of reference data in its own order, found by key. */
public abstract class Lookup<K, T> {
  private final Cached<List<T>> all;
  private final Function<T, K> key;

  Lookup(Supplier<List<T>> load, Function<T, K> key) {
    this.all = new Cached<>(load);
    this.key = key;
  }

  public List<T> all() {
    return all.get();
  }

  public Optional<T> find(K wanted) {
    return all().stream().filter(each -> key.apply(each).equals(wanted)).findFirst();
  }

  /** Throws {@link NotFound} if there is none. */
  public T get(K wanted) {
    return find(wanted).orElseThrow(NotFound::new);
  }

  void forget() {
    all.forget();
  }
}
