/**
 * Kills, freezes and starves the real server and its PostgreSQL while simulated tills sell over a
 * network that fails, and checks that nothing acknowledged is lost and nothing counts twice.
 * Depends on whatever it tries; nothing depends on it.
 *
 * <p>Faults: {@link cn.jiuxiao.server.trial.crash.Fault} and {@link
 * cn.jiuxiao.server.trial.crash.Weather} list them. A round's number decides which it makes, in
 * which order and for how long; the moment at which they strike is the operating system's.
 */
@NullMarked
package cn.jiuxiao.server.trial.crash;

import org.jspecify.annotations.NullMarked;
