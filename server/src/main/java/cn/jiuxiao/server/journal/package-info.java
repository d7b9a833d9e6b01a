/**
 * What terminals wrote, kept byte for byte: chains, forks and gaps, outcomes, group commit, and the
 * office's own journal. Depends on kiosks and what lies below; what an entry means is said by
 * features above, through EntryJudge and RecordedEntries.
 */
@NullMarked
package cn.jiuxiao.server.journal;

import org.jspecify.annotations.NullMarked;
