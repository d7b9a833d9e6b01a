package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.audit.AuditOnConnection;
import cn.jiuxiao.server.shared.Money;
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
      AuditOnConnection audit,
      Clock clock) {
    return new Decisions(resolver.resolve(dataSource), terminals, officeJournal, audit, clock);
  }

  /** An empty limit lets one person accept any amount. */
  @Singleton
  Accepting.Rules acceptingRules(
      List<EntryJudge> judges,
      List<RecordedEntries> features,
      Decisions decisions,
      Clock clock,
      @Value("${jiuxiao.settling.second-person-above:5000}") String limitYuan) {
    long limitFen = limitYuan.isBlank() ? Long.MAX_VALUE : Money.ofYuan(limitYuan).fen();
    return new Accepting.Rules(judges, features, decisions, limitFen, clock);
  }

  @Singleton
  SettleEntries settleEntries(Accepting.Rules rules) {
    return new SettleEntries(rules);
  }

  @Singleton
  CureParked cureParked(Accepting.Rules rules, SettleEntries settleEntries, Terminals terminals) {
    return new CureParked(rules, settleEntries, terminals);
  }

  @Singleton
  ParkedTerminals parkedTerminals(DataSource dataSource, DataSourceResolver resolver) {
    return new ParkedTerminals(resolver.resolve(dataSource));
  }

  @Singleton
  UndoSettlement undoSettlement(
      List<RecordedEntries> features, Decisions decisions, Terminals terminals, Clock clock) {
    return new UndoSettlement(features, decisions, terminals, clock);
  }

  @Singleton
  SettleEvidence settleEvidence(Decisions decisions, Clock clock) {
    return new SettleEvidence(decisions, clock);
  }

  @Singleton
  SettleBranches settleBranches(
      Accepting.Rules rules,
      SettleEntries settleEntries,
      UndoSettlement undoSettlement,
      Terminals terminals) {
    return new SettleBranches(
        settleEntries,
        undoSettlement,
        new RecordGroup(rules.judges(), rules.features()),
        rules.decisions(),
        terminals,
        rules.clock());
  }
}
