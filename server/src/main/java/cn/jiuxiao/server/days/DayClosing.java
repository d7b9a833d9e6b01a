package cn.jiuxiao.server.days;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day as it was closed once.
 *
 * @param number from one
 * @param by the person's name; null where it closed by itself, as then for reason
 * @param without the devices that were not waited for
 */
public record DayClosing(
    int number,
    Instant at,
    @Nullable String by,
    @Nullable String reason,
    List<Waited> without,
    DaySums sums) {}
