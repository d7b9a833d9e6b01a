package cn.jiuxiao.server.sales;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.journal.EntryKey;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SalesBookTest {
  private static final EntryKey SHIFT = new EntryKey(new UUID(1, 1), 0, 5);

  private final SalesBook book = new SalesBook();

  @Test
  void aShiftIsOpenAfterItsFirstEntryAndBeforeItsLast() {
    assertThat(book.isOpen(SHIFT, 6)).isFalse();
    book.opened(SHIFT);
    assertThat(book.isOpen(SHIFT, 5)).isFalse();
    assertThat(book.isOpen(SHIFT, 6)).isTrue();
    book.closed(SHIFT, 9);
    assertThat(book.isOpen(SHIFT, 8)).isTrue();
    assertThat(book.isOpen(SHIFT, 9)).isFalse();
    assertThat(book.isOpen(SHIFT, 10)).isFalse();
  }

  @Test
  void aShiftOfAnotherBranchIsAnotherShift() {
    book.opened(SHIFT);
    assertThat(book.knows(SHIFT)).isTrue();
    assertThat(book.knows(new EntryKey(SHIFT.terminal(), 1, SHIFT.seq()))).isFalse();
  }
}
