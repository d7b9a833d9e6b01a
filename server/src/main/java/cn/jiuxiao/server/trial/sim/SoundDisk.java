package cn.jiuxiao.server.trial.sim;

/** What was written stays. */
final class SoundDisk implements Disk {
  private Contents contents;

  SoundDisk(Contents contents) {
    this.contents = contents;
  }

  @Override
  public Contents read() {
    return contents;
  }

  @Override
  public void write(Contents next) {
    contents = next;
  }
}
