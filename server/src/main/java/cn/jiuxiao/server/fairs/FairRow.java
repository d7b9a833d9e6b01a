package cn.jiuxiao.server.fairs;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A fair as lists show it. */
@Introspected
public record FairRow(
    long id,
    String name,
    String nameEn,
    String venue,
    String regionCode,
    LocalDate firstDay,
    LocalDate lastDay,
    long halls,
    long booths,
    long assigned,
    @Nullable Instant cancelledAt) {}
