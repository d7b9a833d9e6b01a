package cn.jiuxiao.server.programme;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables in step with the files, as often as one likes: new rows are added, changed ones
 * follow the file, rows gone from the file stay (a person closes them), but for the duties of
 * units.
 */
@Singleton
public class ReferenceData {
  private final ReferenceFiles files;
  private final ReferenceRows rows;
  private final List<Lookup<?, ?>> lookups;

  ReferenceData(ReferenceFiles files, ReferenceRows rows, List<Lookup<?, ?>> lookups) {
    this.files = files;
    this.rows = rows;
    this.lookups = lookups;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** The tables are, or would be, as the files say. */
    record InStep(List<ReferenceChange> changes) implements Outcome {}

    /** Nothing was touched: these lines want correcting first. */
    record Faulty(List<ReferenceFault> faults) implements Outcome {}
  }

  /** What loading would change. */
  public Outcome compare(Actor actor) {
    mayLoad(actor);
    var reading = ReferenceReading.of(files);
    return reading.faults().isEmpty()
        ? new Outcome.InStep(rows.compare(reading))
        : new Outcome.Faulty(reading.faults());
  }

  /** Loads on a person's request. */
  public Outcome load(Actor actor) {
    mayLoad(actor);
    return load(actor.userId());
  }

  /** Loads for a set-up that nobody has signed in to yet. */
  public Outcome loadAtSetUp() {
    return load((Long) null);
  }

  /** Where the operator may put edited copies of the files. */
  public String editedCopies(Actor actor) {
    mayLoad(actor);
    return files.editedCopy("").toAbsolutePath().normalize().toString();
  }

  private Outcome load(@Nullable Long userId) {
    var reading = ReferenceReading.of(files);
    if (!reading.faults().isEmpty()) {
      return new Outcome.Faulty(reading.faults());
    }
    List<ReferenceChange> changes = rows.apply(userId, reading);
    lookups.forEach(Lookup::forget);
    return new Outcome.InStep(changes);
  }

  private static void mayLoad(Actor actor) {
    actor.mustBe(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICE);
  }
}
