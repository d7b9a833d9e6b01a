/**
 * A simulation of tills against the real ingest on a real PostgreSQL, decided by one seed: clock,
 * network, the tills' disks, what people decide and the grouping of commits. Depends on whatever it
 * tries; nothing depends on it.
 *
 * <p>Faults that it makes: uploads and answers dropped, duplicated, reordered, cut off;
 * acknowledgements lost after the commit; tills that crash before and after their own commit, lose
 * their last writes, are set back to a snapshot, cloned, opened in a second tab, broken, enrolled
 * anew, revoked; clocks years off that jump; entries carried by other tills; a server that crashes
 * before and after its commit, or is set back to a backup, with which it forgets terminals that
 * were enrolled since and decisions that were made. Prices change meanwhile, customers show a badge
 * or tell a phone number, and tills forget what is older than 35 days. People at the office accept,
 * correct, refuse and undo, one entry or a whole branch, propose and confirm, declare gaps lost;
 * the server tries again what may be cured. Not here: HTTP itself (the crash harness's matter).
 *
 * <p>Keys and signatures are fresh in every run; nothing that happens depends on them, so a seed
 * gives the same events each time.
 */
@NullMarked
package cn.jiuxiao.server.trial.sim;

import org.jspecify.annotations.NullMarked;
