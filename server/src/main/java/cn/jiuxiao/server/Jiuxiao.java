package cn.jiuxiao.server;

import io.micronaut.runtime.Micronaut;

/** Starts the server. */
public final class Jiuxiao {
  private Jiuxiao() {}

  public static void main(String[] args) {
    Micronaut.build(args).mainClass(Jiuxiao.class).banner(false).start();
  }
}
