package cn.jiuxiao.server.trial.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Forgets what was written last, is set back to what it was long ago, and can be cloned. */
final class FaultyDisk implements Disk {
  private static final int REMEMBERED = 8;

  private final SoundDisk disk;
  private final Deque<Contents> before = new ArrayDeque<>();
  private @Nullable Contents snapshot;

  FaultyDisk(Contents contents) {
    this.disk = new SoundDisk(contents);
  }

  @Override
  public Contents read() {
    return disk.read();
  }

  @Override
  public void write(Contents next) {
    before.addLast(disk.read());
    if (before.size() > REMEMBERED) {
      before.removeFirst();
    }
    disk.write(next);
  }

  /** The power failed before these were on it for good: entries, or what the server said. */
  void loseLast(int writes) {
    for (int i = 0; i < writes && !before.isEmpty(); i++) {
      disk.write(before.removeLast());
    }
  }

  void keepSnapshot() {
    snapshot = disk.read();
  }

  boolean hasSnapshot() {
    return snapshot != null;
  }

  /** Somebody restores the whole device, as it was. */
  void backToSnapshot() {
    if (snapshot != null) {
      before.clear();
      disk.write(snapshot);
    }
  }

  FaultyDisk cloned() {
    return new FaultyDisk(disk.read());
  }
}
