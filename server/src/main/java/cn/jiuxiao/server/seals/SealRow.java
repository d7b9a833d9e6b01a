package cn.jiuxiao.server.seals;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A seal in a list.
 *
 * @param entries how many entries no seal before it held
 * @param size of its text, in bytes
 * @param cutBy null if it is a daily one
 */
public record SealRow(
    long number, Instant cutAt, String hash, long entries, long size, @Nullable String cutBy) {}
