package cn.jiuxiao.server.trial.bench;

/** How plain JDBC can write many rows of one table. */
enum Way {
  /** Binary COPY. */
  COPY,
  /** One INSERT of all rows, as the driver rewrites a batch. */
  INSERT,
  /** One INSERT from an array a column. */
  UNNEST
}
