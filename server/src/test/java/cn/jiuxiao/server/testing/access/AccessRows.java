package cn.jiuxiao.server.testing.access;

/**
 * A feature's part of the table that {@code AccessWalkIT} walks through: a test bean
 * ({@code @Singleton}) beside the feature's tests. Every view and every REST endpoint has one line.
 */
public interface AccessRows {
  void declare(Access access);
}
