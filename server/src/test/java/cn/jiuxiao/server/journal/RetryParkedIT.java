package cn.jiuxiao.server.journal;

import static cn.jiuxiao.server.journal.JournalFixture.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.testing.TestTill;
import cn.jiuxiao.server.testing.TestTill.Item;
import cn.jiuxiao.wire.EntryBody.SalesUnit;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When parked entries are looked at again. Whether they were is told by what a look would cure. */
class RetryParkedIT {
  private JournalFixture fixture;
  private RetryParked retry;

  @BeforeEach
  void aParkedSale() {
    fixture = new JournalFixture();
    retry = fixture.retryParked();
    TestTill till = fixture.till(1);
    assertThat(
            outcomes(
                fixture.upload(
                    till.openShift(0), till.sell(1000, new Item("P-NEW", 900, SalesUnit.PIECE)))))
        .containsExactly("RECORDED", "PARKED UNKNOWN_PRODUCT");
  }

  @AfterEach
  void end() {
    fixture.close();
  }

  /** The outlet's version stays: nothing tells that there is a cure. */
  private void cureUnseen() {
    fixture.execute(
        """
        INSERT INTO product (id, code, vendor_id, category_code, name, sales_unit, list_price_fen, price_low_fen, price_high_fen)
          VALUES (9, 'P-NEW', 1, 'FOOD', '新品', 'PIECE', 900, 1, 99999);
        INSERT INTO outlet_offer (outlet_id, product_id, version, price_fen, since) VALUES (1, 9, 1, 900, now());
        """);
  }

  @Test
  void whileNothingChangesTheyAreLookedAtEverMoreRarely() throws Exception {
    assertThat(retry.retry()).isZero();
    fixture.clock.forward(Duration.ofSeconds(40));
    assertThat(retry.retry()).isZero();
    cureUnseen();
    fixture.clock.forward(Duration.ofSeconds(79));
    assertThat(retry.retry()).isZero();
    fixture.clock.forward(Duration.ofSeconds(1));
    assertThat(retry.retry()).isEqualTo(1);
    assertThat(retry.retry()).isZero();
  }

  @Test
  void theyAreLookedAtEveryTenMinutesAtLeast() throws Exception {
    for (int i = 0; i < 12; i++) {
      assertThat(retry.retry()).isZero();
      fixture.clock.forward(Duration.ofMinutes(10));
    }
    assertThat(retry.retry()).isZero();
    cureUnseen();
    fixture.clock.forward(Duration.ofMinutes(10));
    assertThat(retry.retry()).isEqualTo(1);
  }

  @Test
  void aChangeOfThePriceListHasThemLookedAtAtOnce() throws Exception {
    assertThat(retry.retry()).isZero();
    cureUnseen();
    assertThat(retry.retry()).isZero();
    fixture.execute("UPDATE outlet SET catalogue_version = catalogue_version + 1 WHERE id = 1");
    assertThat(retry.retry()).isEqualTo(1);
  }

  @Test
  void newEntriesOfTheSameOutletHaveThemLookedAtAtOnce() throws Exception {
    assertThat(retry.retry()).isZero();
    cureUnseen();
    TestTill neighbour = fixture.till(1);
    fixture.upload(neighbour.openShift(0));
    assertThat(retry.retry()).isEqualTo(1);
  }
}
