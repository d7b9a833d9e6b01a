package cn.jiuxiao.server.trial.sim;

import cn.jiuxiao.server.journal.Correction;
import cn.jiuxiao.server.journal.EntryKey;
import cn.jiuxiao.server.journal.SettleBranches.BranchUndone;
import cn.jiuxiao.server.journal.SettleEntries.Batch;
import cn.jiuxiao.server.journal.SettleEntries.Settled;
import cn.jiuxiao.server.journal.StepwiseSettling;
import cn.jiuxiao.server.journal.UndoSettlement.Undone;
import cn.jiuxiao.wire.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people at the office decide meanwhile about what waits, through what the console uses. */
final class OfficeDesk {
  private static final long CLERK = 1;
  private static final long OTHER_CLERK = 2;
  private static final int DECISIONS_AFTERWARDS = 12;
  private static final String NOTE = "looked at";

  private static final String WAITING =
      "SELECT terminal_id, branch, seq FROM unsettled_entry ORDER BY 1, 2, 3";
  private static final String DECIDED =
      "SELECT DISTINCT terminal_id, branch, seq FROM settlement ORDER BY 1, 2, 3";
  private static final String BRANCHES =
      "SELECT terminal_id, branch, 0 FROM terminal_branch WHERE branch > 0 ORDER BY 1, 2";

  /** Not where two wait of one number: which is which differs with the keys, from run to run. */
  private static final String EARLY =
      """
      SELECT terminal_id, 0, seq FROM early_entry WHERE joined_at IS NULL
      GROUP BY 1, 3 HAVING count(*) = 1 ORDER BY 1, 3
      """;

  private final World world;

  OfficeDesk(World world) {
    this.world = world;
  }

  /** Somebody has time for the list. */
  void decideOften() throws SQLException {
    for (int i = 0; i < DECISIONS_AFTERWARDS; i++) {
      decide();
    }
  }

  void decide() throws SQLException {
    switch (world.random.nextInt(19)) {
      case 0, 1, 2, 3 -> accept();
      case 4, 5 -> refuse();
      case 6, 7, 8 -> acceptShift();
      case 9, 10 -> undo();
      case 11 -> confirm();
      case 12 -> adopt();
      case 13 -> refuseBranch();
      case 14 -> undoBranch();
      case 15, 16 -> declareLost();
      default -> say("retry", "%d count now", settling().retry());
    }
  }

  private StepwiseSettling settling() {
    return world.server.settling();
  }

  private void say(String what, String format, @Nullable Object... values) {
    world.events.add("office-" + what, format, values);
  }

  private void accept() throws SQLException {
    EntryKey key = any(WAITING);
    if (key == null) {
      return;
    }
    Correction correction = anyCorrection();
    asks(List.of(key), correction);
    String came =
        switch (settling().entries().accept(CLERK, key, correction, NOTE)) {
          case Settled.Done done -> "done";
          case Settled.Proposed proposed -> "proposed";
          case Settled.StillParked(var reason, var detail) -> reason.toString();
          case Settled.NothingToSettle nothing ->
              throw new SimFailure("%s waited, and could not be settled".formatted(key));
        };
    boolean waits = list(WAITING).contains(key);
    if (came.equals("done") == waits) {
      throw new SimFailure("accepting %s: %s, waits: %b".formatted(key, came, waits));
    }
    say(correction.isNone() ? "accept" : "correct", "%s: %s", name(key), came);
  }

  private void asks(List<EntryKey> keys, Correction correction) {
    keys.forEach(key -> world.asked.add(new World.Asked(key, correction)));
  }

  private Correction anyCorrection() {
    return switch (world.random.nextInt(6)) {
      case 0 -> Correction.toDay(anyDay());
      case 1 -> line(world.any(Prices.PRODUCTS), null);
      case 2 -> line(null, 100 + world.random.nextLong(20_000));
      default -> Correction.NONE;
    };
  }

  private static Correction line(@Nullable String product, @Nullable Long priceFen) {
    return new Correction(null, List.of(Correction.Line.sold(1, product, product, priceFen)));
  }

  private LocalDate anyDay() {
    return LocalDate.ofInstant(world.clock.instant(), world.clock.getZone())
        .minusDays(world.random.nextInt(5));
  }

  private void refuse() throws SQLException {
    EntryKey key = any(WAITING);
    if (key != null) {
      int refused = settling().entries().refuseAll(CLERK, List.of(key), NOTE);
      if (refused != 1 || list(WAITING).contains(key)) {
        throw new SimFailure("%s was refused and waits".formatted(key));
      }
      say("refuse", "%s", name(key));
    }
  }

  /** All that waits of one branch, as with the console's "whole shift". */
  private void acceptShift() throws SQLException {
    EntryKey key = any(WAITING);
    if (key == null) {
      return;
    }
    List<EntryKey> shift =
        list(WAITING).stream()
            .filter(one -> one.terminal().equals(key.terminal()) && one.branch() == key.branch())
            .toList();
    LocalDate day = anyDay();
    asks(shift, Correction.toDay(day));
    Batch batch = settling().entries().acceptAll(CLERK, shift, day, NOTE);
    say("accept-shift", "%s and %d more: %s", name(key), shift.size() - 1, inWords(batch));
  }

  private static String inWords(Batch batch) {
    return "%d counted, %d proposed, %d left"
        .formatted(batch.counted().size(), batch.proposed().size(), batch.left().size());
  }

  private void confirm() throws SQLException {
    Batch own = settling().entries().confirm(CLERK, list(WAITING), NOTE);
    if (!own.counted().isEmpty()) {
      throw new SimFailure("one person proposed and confirmed " + own.counted());
    }
    say("confirm", "%s", inWords(settling().entries().confirm(OTHER_CLERK, list(WAITING), NOTE)));
  }

  private void undo() throws SQLException {
    EntryKey key = any(DECIDED);
    if (key != null) {
      Undone came = settling().undo().undo(CLERK, key, NOTE);
      if (came == Undone.DONE && !list(WAITING).contains(key)) {
        throw new SimFailure("the decision about %s was undone: it should wait".formatted(key));
      }
      say("undo", "%s: %s", name(key), came);
    }
  }

  private void adopt() throws SQLException {
    EntryKey branch = any(BRANCHES);
    if (branch != null) {
      LocalDate day = anyDay();
      asks(waitingOn(branch), Correction.toDay(day));
      Batch batch =
          settling().branches().adopt(CLERK, branch.terminal(), branch.branch(), day, NOTE);
      say("adopt", "%s: %s", name(branch), inWords(batch));
    }
  }

  private void refuseBranch() throws SQLException {
    EntryKey branch = any(BRANCHES);
    if (branch != null) {
      int refused = settling().branches().refuse(CLERK, branch.terminal(), branch.branch(), NOTE);
      if (!waitingOn(branch).isEmpty()) {
        throw new SimFailure("branch %s was refused, some of it waits".formatted(branch));
      }
      say("refuse-branch", "%s: %d", name(branch), refused);
    }
  }

  private List<EntryKey> waitingOn(EntryKey branch) throws SQLException {
    return list(WAITING).stream()
        .filter(one -> one.terminal().equals(branch.terminal()) && one.branch() == branch.branch())
        .toList();
  }

  private void undoBranch() throws SQLException {
    EntryKey branch = any(BRANCHES);
    if (branch != null) {
      String came =
          switch (settling().branches().undo(CLERK, branch.terminal(), branch.branch(), NOTE)) {
            case BranchUndone.Done(int entries) -> entries + " wait again";
            case BranchUndone.NothingToUndo nothing -> "nothing to undo";
            case BranchUndone.BuiltOn(var keys) -> keys.size() + " are built on";
          };
      say("undo-branch", "%s: %s", name(branch), came);
    }
  }

  private void declareLost() throws SQLException {
    EntryKey early = any(EARLY);
    if (early == null) {
      return;
    }
    Sha256 hash = hashOf(early);
    Integer branch =
        settling()
            .branches()
            .declareLost(CLERK, early.terminal(), early.seq(), hash, NOTE)
            .orElseThrow(() -> new SimFailure("%s waits for no gap".formatted(early)));
    if (list(EARLY).contains(early)) {
      throw new SimFailure("%s still waits for what was declared lost".formatted(early));
    }
    say("gap-lost", "before %s: branch %d", name(early), branch);
  }

  private Sha256 hashOf(EntryKey early) throws SQLException {
    try (var query =
        world
            .database
            .connection()
            .prepareStatement(
                "SELECT hash FROM early_entry WHERE terminal_id = ? AND seq = ? AND joined_at IS NULL")) {
      query.setObject(1, early.terminal());
      query.setLong(2, early.seq());
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return Sha256.ofBytes(row.getBytes(1));
      }
    }
  }

  private @Nullable EntryKey any(String sql) throws SQLException {
    List<EntryKey> found = list(sql);
    return found.isEmpty() ? null : world.any(found);
  }

  private List<EntryKey> list(String sql) throws SQLException {
    List<EntryKey> found = new ArrayList<>();
    try (Statement query = world.database.connection().createStatement();
        ResultSet row = query.executeQuery(sql)) {
      while (row.next()) {
        found.add(new EntryKey(row.getObject(1, UUID.class), row.getInt(2), row.getLong(3)));
      }
    }
    return found;
  }

  private static String name(EntryKey key) {
    return key.terminal().toString().substring(0, 8) + "/" + key.branch() + "/" + key.seq();
  }
}
