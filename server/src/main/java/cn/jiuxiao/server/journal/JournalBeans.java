package cn.jiuxiao.server.journal;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/**
 * Puts the journal together. It commits on connections of its own, so it takes the pool itself, not
 * the one that joins a caller's transaction.
 */
@Factory
class JournalBeans {
  @Singleton
  @Bean(preDestroy = "close")
  UploadEntries uploadEntries(
      DataSource dataSource,
      DataSourceResolver resolver,
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      Clock clock,
      @Value("${jiuxiao.journal.writers:2}") int writers) {
    return new UploadEntries(resolver.resolve(dataSource), judges, features, clock, writers);
  }

  @Singleton
  TillContacts tillContacts(DataSource dataSource, DataSourceResolver resolver, Clock clock) {
    return new TillContacts(resolver.resolve(dataSource), clock);
  }

  @Singleton
  Terminals terminals(DataSource dataSource, DataSourceResolver resolver) {
    return new Terminals(resolver.resolve(dataSource));
  }

  @Singleton
  Decisions decisions(
      DataSource dataSource,
      DataSourceResolver resolver,
      Terminals terminals,
      OfficeJournal officeJournal,
      Clock clock) {
    return new Decisions(resolver.resolve(dataSource), terminals, officeJournal, clock);
  }

  @Singleton
  SettleEntries settleEntries(
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      Decisions decisions,
      Terminals terminals,
      Clock clock) {
    return new SettleEntries(judges, features, decisions, terminals, clock);
  }

  @Singleton
  UndoSettlement undoSettlement(
      List<RecordedEntries> features, Decisions decisions, Terminals terminals, Clock clock) {
    return new UndoSettlement(features, decisions, terminals, clock);
  }

  @Singleton
  SettleBranches settleBranches(
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      SettleEntries settleEntries,
      Decisions decisions,
      Terminals terminals,
      Clock clock) {
    return new SettleBranches(
        settleEntries, new RecordGroup(judges, features), decisions, terminals, clock);
  }
}
