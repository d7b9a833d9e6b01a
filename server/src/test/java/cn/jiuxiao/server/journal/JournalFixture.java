package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.keys.KeysForTests;
import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.server.participants.ParticipantsForTests;
import cn.jiuxiao.server.sales.SalesForTests;
import cn.jiuxiao.server.statistics.StatisticsForTests;
import cn.jiuxiao.server.testing.MovableClock;
import cn.jiuxiao.server.testing.TestDatabase;
import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.TillJournal.Sealed;
import cn.jiuxiao.wire.TillKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A fair's outlet in Shimen (id 1) and a store's in Wuling (id 2), with tea, cured meat and a
 * recalled herb, and tills to sell them. 100 tea are eligible until the end of October 2026.
 */
public final class JournalFixture implements AutoCloseable {
  public final DataSource source;
  public final MovableClock clock = new MovableClock("2026-10-17T02:00:00Z");
  public final ServerKeys keys;
  public UploadEntries uploadEntries;
  private int tills;

  private static final String PLACES =
      """
        INSERT INTO region (code, name, name_en, valid_from) VALUES
          ('430726', '石门县', 'Shimen', '2019-01-01'), ('430702', '武陵区', 'Wuling', '2019-01-01');
        INSERT INTO channel (code, position, name, name_en, plan_item, description) VALUES
          ('SUPERMARKET', 2, '商超直销', 'Supermarkets', '3', ''), ('FAIR', 8, '节会展销', 'Fairs', '9', '');
        INSERT INTO eligibility_reason (code, position, name, name_en, wording) VALUES
          ('POOR_COUNTY', 1, '贫困县', 'Poor county', ''), ('NEW_BUSINESS_ENTITY', 4, '带贫经营主体', 'Farm business', '');
        INSERT INTO product_category (code, position, name, name_en) VALUES ('FOOD', 1, '食品', 'Food');
        INSERT INTO user_account (id, username, display_name, password_hash, role, created_at)
          VALUES (1, 'office', '专班', 'x', 'PROGRAMME_OFFICE', now());
        INSERT INTO vendor (id, code, name, kind, region_code) VALUES (1, 'V-1', '银峰茶业', 'COOPERATIVE', '430726');
        INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, list_price_fen, price_low_fen, price_high_fen)
          VALUES (1, 'P-TEA', 1, 'FOOD', '石门银峰', 'PIECE', 16800, 1, 99999),
                 (2, 'P-MEAT', 1, 'FOOD', '腊肉', 'KILOGRAM', 2580, 1, 99999),
                 (3, 'P-HERB', 1, 'FOOD', '草药', 'PIECE', 500, 1, 99999);
        INSERT INTO product_eligibility (product_id, reason_code, valid_from, valid_to)
          VALUES (1, 'POOR_COUNTY', '2026-01-01', '2026-11-01'), (1, 'NEW_BUSINESS_ENTITY', '2026-11-01', NULL);
        INSERT INTO product_block (product_id, kind, reason, blocked_at, blocked_by)
          VALUES (3, 'RECALLED', '农残', '2026-10-16T00:00:00Z', 1);
        INSERT INTO outlet (id, name, label, channel_code, region_code, catalogue_version, opened_at) VALUES
          (1, '展位 A-001', 'A-001', 'FAIR', '430726', 2, '2026-10-01T00:00:00Z'),
          (2, '武陵专柜', 'S-01', 'SUPERMARKET', '430702', 1, '2026-10-01T00:00:00Z');
        INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since)
          SELECT o, p.id, 1, p.list_price_fen, now() FROM product p, generate_series(1, 2) o;
        INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since) VALUES (1, 1, 2, 15000, now());
        INSERT INTO kiosk (id, outlet_id, name, label) VALUES (1, 1, 'A', 'A-001-1'), (2, 2, 'S', 'S-01-1');
        INSERT INTO cashier (id, outlet_id, name, pin_salt, pin_iterations, pin_key) VALUES
          (1, 1, '张三', '\\x00', 1, '\\x00'), (2, 2, '李四', '\\x00', 1, '\\x00');
        """;

  public JournalFixture() {
    this(TestDatabase.create(), KeysForTests.fresh());
  }

  public JournalFixture(TestDatabase database, ServerKeys keys) {
    this.source = database.dataSource();
    this.keys = keys;
    execute(PLACES);
    uploadEntries = start(2);
  }

  public UploadEntries start(int writers, RecordedEntries... more) {
    var features = new ArrayList<>(features());
    features.addAll(List.of(more));
    return new UploadEntries(source, judges(), features, clock, writers);
  }

  private List<EntryJudge> judges() {
    return List.of(ParticipantsForTests.judge(keys), SalesForTests.judge());
  }

  private static List<RecordedEntries> features() {
    return List.of(
        ParticipantsForTests.visits(), SalesForTests.recorder(), StatisticsForTests.rollUps());
  }

  /** From this many fen on a second person is needed. */
  public long limitFen = Long.MAX_VALUE;

  private StepwiseSettling settling() {
    return new StepwiseSettling(source, judges(), features(), keys, limitFen, clock);
  }

  public SettleEntries settleEntries() {
    return settling().entries();
  }

  public UndoSettlement undoSettlement() {
    return settling().undo();
  }

  public SettleBranches settleBranches() {
    return settling().branches();
  }

  public SettleEvidence settleEvidence() {
    return settling().evidence();
  }

  RetryParked retryParked() {
    return settling().retryParked();
  }

  /** Looks at everything that may be cured, and tells how much now counts. */
  public int retry() {
    try {
      return retryParked().retry();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public OfficeJournal officeJournal() {
    return new OfficeJournal(keys);
  }

  public WalkOffice walkOffice() {
    return settling().walkOffice();
  }

  /** A till of this outlet, enrolled now. */
  public TestTill till(long outlet) {
    UUID id = UUID.randomUUID();
    TillKey key = TillKey.generate();
    String label = (outlet == 1 ? "A-001-1" : "S-01-1") + (tills++ == 0 ? "" : "." + tills);
    enrol(id, key.publicKey().spki(), outlet, label);
    return new TestTill(id, key, label, outlet, clock.instant());
  }

  /** A terminal whose key others hold. */
  public void enrol(UUID id, byte[] spki, long outlet, String label) {
    try (Connection connection = source.getConnection();
        var terminal =
            connection.prepareStatement(
                "INSERT INTO terminal (id, kiosk_id, outlet_id, label, public_key, enrolled_at) VALUES (?, ?, ?, ?, ?, ?)");
        var branch =
            connection.prepareStatement(
                """
                INSERT INTO terminal_branch (terminal_id, branch, next_seq, head_hash, opened_at, proven_at, cause)
                VALUES (?, 0, 1, ?, ?, ?, 'ENROLMENT')
                """)) {
      var now = clock.instant().atOffset(ZoneOffset.UTC);
      terminal.setObject(1, id);
      terminal.setLong(2, outlet);
      terminal.setLong(3, outlet);
      terminal.setString(4, label);
      terminal.setBytes(5, spki);
      terminal.setObject(6, now);
      terminal.executeUpdate();
      branch.setObject(1, id);
      branch.setBytes(2, EntryChain.genesis(id, spki).bytes());
      branch.setObject(3, now);
      branch.setObject(4, now);
      branch.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public UploadAnswer upload(Sealed... entries) {
    return upload(List.of(entries));
  }

  public UploadAnswer upload(List<Sealed> entries) {
    return upload(entries, entries.isEmpty() ? null : uploader(entries.getFirst()));
  }

  private static UUID uploader(Sealed entry) {
    return entry.uploaded().read() instanceof cn.jiuxiao.wire.ReadBody.Numbered read
        ? read.terminal()
        : UUID.randomUUID();
  }

  public UploadAnswer upload(List<Sealed> entries, UUID carrier) {
    try {
      return switch (uploadEntries.upload(
          entries.stream().map(Sealed::uploaded).toList(), carrier)) {
        case UploadEntries.Uploaded.Acknowledged(UploadAnswer answer) -> answer;
        case UploadEntries.Uploaded.TryLater later -> throw new AssertionError("told to try later");
      };
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** "RECORDED", "PARKED PRICE_DIFFERS" … in the order sent. */
  public static List<String> outcomes(UploadAnswer answer) {
    return answer.outcomes().stream()
        .map(one -> one.outcome() + (one.reason() == null ? "" : " " + one.reason()))
        .toList();
  }

  public void execute(String sql) {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long number(String sql) {
    String value = rows(sql).getFirst();
    return value.equals("null") ? 0 : Long.parseLong(value);
  }

  /** Each row as its values with blanks between. */
  public List<String> rows(String sql) {
    try (Connection connection = source.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        var row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : " ").append(result.getString(i));
        }
        rows.add(row.toString());
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every row of every table that the journal writes: what a re-delivery must leave as it is. */
  public String everything() {
    var all = new StringBuilder();
    for (String table :
        List.of(
            "terminal_branch",
            "journal_entry",
            "entry_judgement",
            "entry_attachment",
            "early_entry",
            "unverified_entry",
            "shift",
            "shift_closing",
            "cash_movement",
            "drawer_movement",
            "sale",
            "sale_line",
            "tender",
            "refund",
            "refund_line",
            "sale_void",
            "visit",
            "participation",
            "participant_count",
            "visit_count",
            "visit_month",
            "outlet_day",
            "outlet_month",
            "channel_month",
            "alarm")) {
      all.append(table).append(rows("SELECT t::text FROM " + table + " t ORDER BY 1")).append('\n');
    }
    return all.toString();
  }

  @Override
  public void close() {
    uploadEntries.close();
  }
}
