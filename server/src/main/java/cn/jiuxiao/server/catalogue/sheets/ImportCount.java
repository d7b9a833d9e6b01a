package cn.jiuxiao.server.catalogue.sheets;

/** How many rows became what so far. */
record ImportCount(int created, int changed, int unchanged, int bad) {

  static final ImportCount NONE = new ImportCount(0, 0, 0, 0);

  int done() {
    return created + changed + unchanged + bad;
  }

  ImportCount and(RowOutcome outcome) {
    return switch (outcome) {
      case RowOutcome.Good.CREATED -> new ImportCount(created + 1, changed, unchanged, bad);
      case RowOutcome.Good.CHANGED -> new ImportCount(created, changed + 1, unchanged, bad);
      case RowOutcome.Good.UNCHANGED -> new ImportCount(created, changed, unchanged + 1, bad);
      case RowOutcome.Bad problems -> new ImportCount(created, changed, unchanged, bad + 1);
    };
  }
}
