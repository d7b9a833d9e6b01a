package cn.jiuxiao.server.journal;

import cn.jiuxiao.wire.Sha256;
import java.time.Instant;

/**
 * The head of one branch of a terminal's journal, moved on within a transaction that holds its
 * lock.
 */
final class Branch {
  final int number;
  final boolean isNew;
  final int parent;
  private long nextSeq;
  private Sha256 headHash;
  private Instant proven;
  private boolean moved;

  Branch(int number, int parent, boolean isNew, long nextSeq, Sha256 headHash, Instant proven) {
    this.number = number;
    this.parent = parent;
    this.isNew = isNew;
    this.nextSeq = nextSeq;
    this.headHash = headHash;
    this.proven = proven;
  }

  boolean isContinuedBy(long seq, Sha256 previous) {
    return seq == nextSeq && previous.equals(headHash);
  }

  void moveOn(Sha256 hash, Instant provenNow) {
    nextSeq++;
    headHash = hash;
    proven = provenNow;
    moved = true;
  }

  long nextSeq() {
    return nextSeq;
  }

  Sha256 headHash() {
    return headHash;
  }

  /** The latest server time that its entries prove. */
  Instant proven() {
    return proven;
  }

  boolean moved() {
    return moved;
  }
}
