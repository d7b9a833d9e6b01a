package cn.jiuxiao.server;

import cn.jiuxiao.server.command.Launch;

/** Starts the server, or another command. */
public final class Jiuxiao {
  private Jiuxiao() {}

  public static void main(String[] arguments) {
    System.exit(Launch.with(Jiuxiao.class, arguments));
  }
}
